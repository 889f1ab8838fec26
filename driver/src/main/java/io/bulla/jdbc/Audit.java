package io.bulla.jdbc;

import io.bulla.keys.KeyEvents;
import io.bulla.sql.Refusal;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Where key events and refused statements go ({@code bulla.audit}). Names and ids, no values. */
interface Audit extends KeyEvents {
  void refused(Refusal refusal);

  /** Whether another process has changed tables could not be looked up. */
  void catalogUnchecked();

  /** Whether a tool has changed keys could not be looked up. */
  void keysUnchecked();

  /**
   * @throws SQLException 08001 for an unknown word
   */
  static Audit of(String word) throws SQLException {
    return switch (word) {
      case "slf4j" -> new Slf4j();
      case "jfr" -> new FlightRecorder();
      case "none" -> new None();
      default ->
          throw Errors.connect(
              Setting.AUDIT.key() + " is slf4j, jfr or none. Correct the setting.");
    };
  }

  /** Logger {@code io.bulla.audit}. */
  final class Slf4j implements Audit {
    private final Consumer<String> log = ApplicationLog.named("io.bulla.audit");

    @Override
    public void catalogUnchecked() {
      log.accept("CATALOG_UNCHECKED: no connection to read the catalog again");
    }

    @Override
    public void keysUnchecked() {
      log.accept("KEYS_UNCHECKED: the key rows could not be read again");
    }

    @Override
    public void refused(Refusal refusal) {
      log.accept("statement refused: " + refusal.message());
    }

    @Override
    public void on(Event event) {
      log.accept(
          "%s %s.%s %s key %s cmk %s request %s %s"
              .formatted(
                  event.kind(),
                  event.schema(),
                  event.name(),
                  event.purpose(),
                  Integer.toUnsignedString(event.keyId()),
                  event.cmkId(),
                  event.requestId(),
                  event.detail()));
    }
  }

  /** Events {@code io.bulla.Audit} of Java Flight Recorder. */
  final class FlightRecorder implements Audit {
    @jdk.jfr.Name("io.bulla.Audit")
    @jdk.jfr.Label("Bulla key event or refusal")
    private static final class Recorded extends jdk.jfr.Event {
      @jdk.jfr.Label("Kind")
      String kind = "";

      @jdk.jfr.Label("Subject")
      String subject = "";

      @jdk.jfr.Label("Detail")
      String detail = "";
    }

    private static void record(String kind, String subject, String detail) {
      Recorded event = new Recorded();
      event.kind = kind;
      event.subject = subject;
      event.detail = detail;
      event.commit();
    }

    @Override
    public void catalogUnchecked() {
      record("CATALOG_UNCHECKED", "", "no connection to read the catalog again");
    }

    @Override
    public void keysUnchecked() {
      record("KEYS_UNCHECKED", "", "the key rows could not be read again");
    }

    @Override
    public void refused(Refusal refusal) {
      record("STATEMENT_REFUSED", "", refusal.message());
    }

    @Override
    public void on(Event event) {
      record(
          event.kind().name(),
          event.schema() + "." + event.name() + " " + Integer.toUnsignedString(event.keyId()),
          event.detail());
    }
  }

  /** Tells nobody. */
  final class None implements Audit {
    @Override
    public void catalogUnchecked() {}

    @Override
    public void keysUnchecked() {}

    @Override
    public void refused(Refusal refusal) {}

    @Override
    public void on(Event event) {}
  }
}
