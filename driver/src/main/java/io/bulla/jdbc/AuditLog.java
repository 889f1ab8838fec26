package io.bulla.jdbc;

import com.google.gson.JsonObject;
import java.util.function.Consumer;

/** Writes each event as one line of JSON to the logger {@code io.bulla.audit}, at INFO. */
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
    JsonObject line = new JsonObject();
    line.addProperty("eventName", event.eventName());
    line.addProperty("eventSource", event.eventSource());
    line.addProperty("eventTime", event.eventTime());
    line.addProperty("outcome", event.outcome());
    line.addProperty("resourceName", event.resourceName());
    addUnlessEmpty(line, "cmkId", event.cmkId());
    addUnlessEmpty(line, "requestId", event.requestId());
    addUnlessEmpty(line, "errorCode", event.errorCode());
    addUnlessEmpty(line, "errorMessage", event.errorMessage());
    if (event.durationMillis() >= 0) {
      line.addProperty("durationMillis", event.durationMillis());
    }
    log.accept(line.toString());
  }

  private static void addUnlessEmpty(JsonObject line, String name, String value) {
    if (!value.isEmpty()) {
      line.addProperty(name, value);
    }
  }
}
