package io.bulla.jdbc.forwarding;

import java.sql.Array;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An array of ours, in whose place the real driver gets one of its own as soon as it gets it. */
public interface StandIn {
  /** The real driver's. */
  Array real() throws SQLException;

  /** What the real driver is handed for an object of the application. */
  static @Nullable Object real(@Nullable Object given) throws SQLException {
    return given instanceof StandIn standIn ? standIn.real() : given;
  }

  /** What the real driver is handed for an array of the application. */
  static @Nullable Array real(@Nullable Array given) throws SQLException {
    return given instanceof StandIn standIn ? standIn.real() : given;
  }
}
