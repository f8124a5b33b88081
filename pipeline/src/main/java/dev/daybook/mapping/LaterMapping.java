package dev.daybook.mapping;

import dev.daybook.canonical.ShopId;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** A mapping file that is compiled when its first record comes: most starts see none of it. */
final class LaterMapping implements OrderMapping {
  private final MappingFile file;
  private final Supplier<OrderMapping> compiled;

  /**
   * @param reading compiles the section, and adds what is wrong to its problems
   */
  LaterMapping(Section section, Supplier<OrderMapping> reading) {
    this.file = section.file();
    this.compiled = SingletonSupplier.of(() -> whole(reading.get(), section.problems()));
  }

  private static OrderMapping whole(OrderMapping mapping, Problems problems) {
    if (problems.count() > 0) {
      throw new MappingErrors(problems.errors());
    }
    return mapping;
  }

  @Override
  public String file() {
    return file.name();
  }

  @Override
  public String version() {
    return file.sha256();
  }

  @Override
  public Set<String> people() {
    return compiled.get().people();
  }

  @Override
  public boolean dated() {
    return compiled.get().dated();
  }

  @Override
  public Mapped map(ShopId shop, SourceRecord source) {
    return compiled.get().map(shop, source);
  }

  @Override
  public Trace trace(SourceRecord source) {
    return compiled.get().trace(source);
  }
}
