package dev.daybook.fences.broken;

import org.apache.ibatis.annotations.Select;
import org.springframework.jdbc.core.JdbcTemplate;

/** By annotation and by template. */
public final class WritesSql {
  public interface ByAnnotation {
    @Select("SELECT COUNT(*) FROM sales_order")
    long count();
  }

  public static class ByTemplate {
    JdbcTemplate template;
  }

  private WritesSql() {}
}
