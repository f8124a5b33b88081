package dev.daybook.mapping;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types of {@code order} and {@code line}, as {@link OrderView} fills them. */
final class CanonicalTypes {
  static final StructType LINE =
      struct(
          "Line",
          Map.of(
              "line_no", SimpleType.INT,
              "item_id", SimpleType.STRING,
              "sku_id", SimpleType.STRING,
              "merchant_sku", SimpleType.STRING,
              "title", SimpleType.STRING,
              "quantity", SimpleType.STRING,
              "unit_price", SimpleType.INT,
              "line_total", SimpleType.INT,
              "line_discount", SimpleType.INT,
              "refund_state", SimpleType.STRING));

  static final StructType ORDER = struct("Order", orderFields());

  static final CelTypeProvider PROVIDER =
      new CelTypeProvider() {
        @Override
        public ImmutableCollection<CelType> types() {
          return ImmutableList.of(ORDER, LINE);
        }

        @Override
        public Optional<CelType> findType(String name) {
          return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
      };

  private CanonicalTypes() {}

  private static Map<String, CelType> orderFields() {
    var fields = new LinkedHashMap<String, CelType>();
    put(fields, SimpleType.INT, "order_id", "version");
    put(fields, SimpleType.STRING, "channel", "shop", "external_no", "status", "channel_status");
    put(fields, SimpleType.STRING, "forward_status");
    put(fields, SimpleType.STRING, "buyer_note", "seller_note", "buyer_id", "buyer_name");
    put(fields, SimpleType.STRING, "buyer_phone", "receiver_name", "receiver_phone", "country");
    put(fields, SimpleType.STRING, "province", "city", "district", "address", "address_id");
    put(fields, SimpleType.BOOL, "payment_confirmed", "buyer_masked");
    put(fields, SimpleType.STRING, "currency");
    put(fields, SimpleType.INT, "goods_total", "freight", "merchant_discount");
    put(fields, SimpleType.INT, "platform_discount", "other_discount", "payment_discount");
    put(fields, SimpleType.INT, "discounts", "buyer_paid", "merchant_receivable", "refund_total");
    put(fields, SimpleType.TIMESTAMP, "ordered_at", "paid_at", "shipped_at", "completed_at");
    put(fields, SimpleType.TIMESTAMP, "source_updated_at");
    fields.put("flags", ListType.create(SimpleType.STRING));
    fields.put("extras", MapType.create(SimpleType.STRING, SimpleType.DYN));
    fields.put("lines", ListType.create(LINE));
    return fields;
  }

  private static void put(Map<String, CelType> fields, CelType type, String... names) {
    for (var name : names) {
      fields.put(name, type);
    }
  }

  private static StructType struct(String name, Map<String, CelType> fields) {
    return StructType.create(
        name,
        ImmutableSet.copyOf(fields.keySet()),
        field -> Optional.ofNullable(fields.get(field)));
  }
}
