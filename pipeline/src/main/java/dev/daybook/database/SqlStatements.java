package dev.daybook.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.type.JdbcType;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** The statements of {@code sql/statements/<package>/<Mapper>.xml}, ready to be called. */
final class SqlStatements {
  private static final String FOLDER = "sql/statements/";
  private static final String LOCATION = "classpath*:" + FOLDER + "**/*.xml";

  private SqlStatements() {}

  static SqlSessionFactory of(DataSource database) {
    try {
      var factory = new SqlSessionFactoryBean();
      factory.setDataSource(database);
      factory.setConfiguration(configuration());
      factory.setMapperLocations(files());
      factory.afterPropertiesSet();
      return factory.getObject();
    } catch (IOException failed) {
      throw new UncheckedIOException(LOCATION + ": cannot be read", failed);
    } catch (Exception failed) {
      throw new IllegalStateException(LOCATION + ": " + failed.getMessage(), failed);
    }
  }

  /**
   * The files whose mapper is there: {@code sql/statements/book/OrderMapper.xml} belongs to {@code
   * dev.daybook.book.OrderMapper}. Statements of jobs lie in the same folder, but pipeline alone
   * has not their classes.
   */
  private static Resource[] files() throws IOException {
    return Stream.of(new PathMatchingResourcePatternResolver().getResources(LOCATION))
        .filter(file -> ClassUtils.isPresent(mapperOf(file), SqlStatements.class.getClassLoader()))
        .toArray(Resource[]::new);
  }

  private static String mapperOf(Resource file) {
    try {
      var path = file.getURL().getPath();
      var name = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
      return "dev.daybook." + name.replaceFirst("\\.xml$", "").replace('/', '.');
    } catch (IOException failed) {
      throw new UncheckedIOException(file + ": has no address", failed);
    }
  }

  /**
   * Columns {@code like_this} fill {@code likeThis}; records are made by the names of their
   * components. Results are not kept within a session: another writer's commit must be seen.
   */
  private static Configuration configuration() {
    var configuration = new Configuration();
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setArgNameBasedConstructorAutoMapping(true);
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    configuration.setJdbcTypeForNull(JdbcType.NULL);
    configuration.getTypeHandlerRegistry().register(new UtcInstantHandler());
    return configuration;
  }
}
