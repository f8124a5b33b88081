package dev.daybook.fences.broken;

import org.apache.ibatis.annotations.Mapper;

@Mapper
public interface LonelyMapper {
  long count();
}
