package dev.daybook.database;

/**
 * How to reach the database.
 *
 * @param url {@code jdbc:mysql://host:port/schema}, for MySQL and MariaDB alike
 * @param password never printed
 * @param connections most connections the pool opens
 */
public record DatabaseSettings(String url, String user, String password, int connections) {
  private static final int DEFAULT_CONNECTIONS = 10;

  public DatabaseSettings {
    if (!url.startsWith("jdbc:mysql://")) {
      throw new IllegalArgumentException(
          "database.url: expected jdbc:mysql://host:port/schema, found another kind of address");
    }
  }

  public DatabaseSettings(String url, String user, String password) {
    this(url, user, password, DEFAULT_CONNECTIONS);
  }

  /** The same database with this many connections. */
  public DatabaseSettings withConnections(int most) {
    return new DatabaseSettings(url, user, password, most);
  }

  /** The settings of an embedded server. */
  public static DatabaseSettings of(EmbeddedDatabase database) {
    return new DatabaseSettings(database.jdbcUrl(), database.user(), database.password());
  }

  /** The address without its parameters: those may carry a password. */
  public String address() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  /** Whether the address has this parameter. */
  boolean says(String parameter) {
    return url.matches("(?i).*[?&]%s=.*".formatted(parameter));
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, user=%s, password=***]".formatted(address(), user);
  }
}
