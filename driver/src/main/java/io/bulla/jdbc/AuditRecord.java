package io.bulla.jdbc;

import io.bulla.keys.KeyEvent;

/**
 * An event as it is written, named as CloudAudit names its fields where it has them.
 *
 * @param eventTime seconds since 1970
 * @param outcome SUCCESS, REFUSED or UNREACHABLE
 * @param durationMillis of a call; -1 for what has no duration
 */
record AuditRecord(
    String eventName,
    String eventSource,
    long eventTime,
    String outcome,
    String resourceName,
    String cmkId,
    String requestId,
    String errorCode,
    String errorMessage,
    long durationMillis) {

  static AuditRecord of(KeyEvent event) {
    return new AuditRecord(
        event.eventName(),
        event.eventSource(),
        now(),
        event.outcome().name(),
        event.resource(),
        event.cmkId(),
        event.requestId(),
        event.errorCode(),
        event.message(),
        event.durationMillis());
  }

  static AuditRecord refused(
      String eventName, String resourceName, String errorCode, String message) {
    return own(eventName, KeyEvent.Outcome.REFUSED, resourceName, errorCode, message);
  }

  static AuditRecord unreachable(String eventName, String message) {
    return own(eventName, KeyEvent.Outcome.UNREACHABLE, "database", "", message);
  }

  private static AuditRecord own(
      String eventName,
      KeyEvent.Outcome outcome,
      String resourceName,
      String errorCode,
      String message) {
    return new AuditRecord(
        eventName, "bulla", now(), outcome.name(), resourceName, "", "", errorCode, message, -1);
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }
}
