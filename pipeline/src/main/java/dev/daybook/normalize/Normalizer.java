package dev.daybook.normalize;

import dev.daybook.landing.LandedRecord;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.OrderMapping.Mapped;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies the mapping of a record's feed. Pure, and safe for many threads. */
@Component
public class Normalizer {
  private final Mappings mappings;

  public Normalizer(Mappings mappings) {
    this.mappings = mappings;
  }

  public Normalization normalize(LandedRecord record) {
    if (!record.damage().isEmpty()) {
      return new Normalization.Rejected(record, record.number(), record.damage(), Optional.empty());
    }
    var mapping = mappings.channel(record.shop().channel()).feed(record.stream()).mapping();
    var mapped = mapping.map(record.shop(), record.source());
    if (mapped instanceof Mapped.Ok ok) {
      return new Normalization.Normalized(record, ok.order(), ok.control(), mapping.dated());
    }
    if (mapped instanceof Mapped.Returned returned) {
      return new Normalization.Returned(
          record, returned.afterSale(), returned.control(), mapping.dated());
    }
    var failed = (Mapped.Failed) mapped;
    return new Normalization.Rejected(
        record, failed.externalNo(), failed.reasons(), failed.control());
  }
}
