package io.bulla.jdbc;

import io.bulla.keys.KeyEvent;
import io.bulla.keys.KeyEvents;
import io.bulla.sql.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where key events, failed cells and refused statements go ({@code bulla.audit}). Names, ids and
 * codes, no values. Thread-safe. {@code docs/audit.md} has the schema.
 */
final class Audit implements KeyEvents {
  private final List<Sink> sinks;

  /** Takes records; thread-safe, throws nothing. */
  @FunctionalInterface
  interface Sink {
    void write(AuditRecord event);
  }

  Audit(List<Sink> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  /**
   * @param words {@code slf4j}, {@code jfr}, both with a comma between, or {@code none}
   * @throws SQLException 08001 for an unknown word
   */
  static Audit of(String words) throws SQLException {
    List<Sink> sinks = new ArrayList<>();
    for (String word : words.split(",", -1)) {
      switch (word.strip()) {
        case "slf4j" -> sinks.add(AuditLog.open());
        case "jfr" -> sinks.add(AuditFlightRecorder::write);
        case "none" -> {}
        default ->
            throw Errors.connect(
                Setting.AUDIT.key() + " is slf4j, jfr, slf4j,jfr or none. Correct the setting.");
      }
    }
    return new Audit(sinks);
  }

  @Override
  public void on(KeyEvent event) {
    if (!sinks.isEmpty()) {
      write(AuditRecord.of(event));
    }
  }

  void refused(Refusal refusal) {
    if (!sinks.isEmpty()) {
      write(
          AuditRecord.refused(
              "StatementRefused", "statement", refusal.sqlState(), refusal.message()));
    }
  }

  /** Whether another process has changed tables could not be looked up. */
  void catalogUnchecked() {
    write(AuditRecord.unreachable("CatalogUnchecked", "no connection to read the catalog again"));
  }

  /** Whether a tool has changed keys could not be looked up. */
  void keysUnchecked() {
    write(AuditRecord.unreachable("KeysUnchecked", "the key rows could not be read again"));
  }

  private void write(AuditRecord event) {
    sinks.forEach(sink -> sink.write(event));
  }
}
