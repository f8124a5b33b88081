package dev.daybook.book;

import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How rows are written. */
@Configuration(proxyBeanMethods = false)
class BookConfiguration {
  @Bean
  RowWriter rowWriter(
      SqlSessionFactory statements, SqlSessionTemplate session, DataSource database) {
    return new FastestRows(new LoadedRows(statements, database), new InsertedRows(session));
  }
}
