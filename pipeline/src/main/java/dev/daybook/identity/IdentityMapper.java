package dev.daybook.identity;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code order_identity}. */
@Mapper
interface IdentityMapper {
  /** Those of these orders that have an id. */
  List<Identity> find(@Param("shopId") int shopId, @Param("externalNos") List<String> externalNos);

  record Identity(String externalNo, long orderId) {}
}
