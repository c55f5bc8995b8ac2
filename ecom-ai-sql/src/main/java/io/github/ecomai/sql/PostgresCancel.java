package io.github.ecomai.sql;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The request of PostgreSQL's driver to stop whatever a connection runs; the driver is optional.
 */
final class PostgresCancel {
  private static final String DRIVER = "org.postgresql.PGConnection";

  private PostgresCancel() {}

  static void send(Connection connection) throws SQLException {
    Connection own = connection.unwrap(Connection.class); // a pool hands out a wrapper
    try {
      Class<?> driver = Class.forName(DRIVER, false, own.getClass().getClassLoader());
      driver.getMethod("cancelQuery").invoke(driver.cast(own));
    } catch (ClassNotFoundException | NoSuchMethodException | ClassCastException e) {
      throw new SQLException("another driver, which has no such request", e);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new SQLException("the driver could not ask the server to stop", e);
    }
  }
}
