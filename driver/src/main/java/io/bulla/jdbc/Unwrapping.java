package io.bulla.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * {@code unwrap} and {@code isWrapperFor} of all our objects.
 *
 * @param allowed {@code bulla.allowUnwrap}
 */
record Unwrapping(boolean allowed) {
  <T> T unwrap(Wrapper own, Object delegate, Class<T> type) throws SQLException {
    if (type.isInstance(own)) {
      return type.cast(own);
    }
    if (!allowed) {
      throw Errors.unsupported(
          "unwrap to "
              + type.getName()
              + " is off: what goes through the real driver's object is not sealed. Set "
              + Setting.ALLOW_UNWRAP.key()
              + "=true to allow it.");
    }
    return type.isInstance(delegate) ? type.cast(delegate) : ((Wrapper) delegate).unwrap(type);
  }

  boolean isWrapperFor(Wrapper own, Object delegate, Class<?> type) throws SQLException {
    boolean reaches = allowed && (type.isInstance(delegate) || wraps(delegate, type));
    return type.isInstance(own) || reaches;
  }

  private static boolean wraps(Object delegate, Class<?> type) throws SQLException {
    return delegate instanceof Wrapper wrapper && wrapper.isWrapperFor(type);
  }
}
