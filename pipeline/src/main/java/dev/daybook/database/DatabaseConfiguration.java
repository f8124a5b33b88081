package dev.daybook.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
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
    } catch (CannotGetJdbcConnectionException refused) {
      throw new DatabaseUnavailable(
          "%s does not answer, or does not let us in as user '%s': %s%n  next  start the server, or correct database.url, database.user and the password; daybook doctor says more"
              .formatted(
                  settings.address(),
                  settings.user(),
                  firstLine(NestedExceptionUtils.getMostSpecificCause(refused))),
          refused);
    }
    return ConnectionPool.of(settings);
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
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
