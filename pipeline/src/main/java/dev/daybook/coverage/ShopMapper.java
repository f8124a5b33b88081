package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code shop}: our number of every shop. */
@Mapper
interface ShopMapper {
  /** Null when the shop was never seen. */
  Integer find(ShopId shop);

  /** Gives the shop a number. Running it again changes nothing. */
  void register(ShopId shop);

  /** Waits until no other transaction holds the shop. */
  Integer lock(@Param("shopId") int shopId);

  List<ShopId> all();
}
