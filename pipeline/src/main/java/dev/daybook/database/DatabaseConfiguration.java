package dev.daybook.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The order book's database; the application supplies the {@link DatabaseSettings}. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackages = "dev.daybook", annotationClass = Mapper.class)
public class DatabaseConfiguration {
  /** Handed out migrated, so nobody meets an older schema. */
  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseSettings settings) {
    try (var unhurried = ConnectionPool.unhurried(settings)) {
      Migrations.run(unhurried, Migrations.LOCATION);
    }
    return ConnectionPool.of(settings);
  }

  @Bean
  SqlSessionFactory sqlSessionFactory(DataSource dataSource) {
    return SqlStatements.of(dataSource);
  }

  @Bean
  SqlSessionTemplate sqlSessionTemplate(SqlSessionFactory factory) {
    return new SqlSessionTemplate(factory);
  }

  @Bean
  JdbcTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }
}
