package dev.daybook.book;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code book_change}. */
@Mapper
interface ChangesMapper {
  void add(@Param("orderIds") String orderIds);

  List<Row> oldest(@Param("limit") int limit);

  void delete(@Param("changeIds") Collection<Long> changeIds);

  record Row(long changeId, String orderIds) {}
}
