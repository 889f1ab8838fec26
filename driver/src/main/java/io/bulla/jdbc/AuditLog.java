package io.bulla.jdbc;

import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Writes each event as one line of JSON to the logger {@code io.bulla.audit}, at INFO. By hand: a
 * library for ten flat fields would be what most starts of an application wait for.
 */
final class AuditLog implements Audit.Sink {
  private final Consumer<String> log;

  AuditLog(Consumer<String> log) {
    this.log = log;
  }

  static AuditLog open() {
    return new AuditLog(ApplicationLog.named("io.bulla.audit"));
  }

  @Override
  public void write(AuditRecord event) {
    StringBuilder line = new StringBuilder(300).append('{');
    add(line, "eventName", event.eventName());
    add(line, "eventSource", event.eventSource());
    add(line, "eventTime", event.eventTime());
    add(line, "outcome", event.outcome());
    add(line, "resourceName", event.resourceName());
    addUnlessEmpty(line, "cmkId", event.cmkId());
    addUnlessEmpty(line, "requestId", event.requestId());
    addUnlessEmpty(line, "errorCode", event.errorCode());
    addUnlessEmpty(line, "errorMessage", event.errorMessage());
    if (event.durationMillis() >= 0) {
      add(line, "durationMillis", event.durationMillis());
    }
    log.accept(line.append('}').toString());
  }

  private static void addUnlessEmpty(StringBuilder line, String name, String value) {
    if (!value.isEmpty()) {
      add(line, name, value);
    }
  }

  private static void add(StringBuilder line, String name, long value) {
    name(line, name).append(value);
  }

  private static void add(StringBuilder line, String name, String value) {
    name(line, name).append('"');
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == '"' || character == '\\') {
        line.append('\\').append(character);
      } else if (character < ' ' || character == '\u007f' || Character.isSurrogate(character)) {
        line.append("\\u").append(HexFormat.of().toHexDigits(character));
      } else {
        line.append(character);
      }
    }
    line.append('"');
  }

  private static StringBuilder name(StringBuilder line, String name) {
    return line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":");
  }
}
