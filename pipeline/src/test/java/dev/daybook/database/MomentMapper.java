package dev.daybook.database;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface MomentMapper {
  void add(Moment moment);

  Moment find(long id);

  String storedText(long id);

  Instant latest();

  long countBetween(@Param("from") Instant from, @Param("to") Instant to);
}
