package io.bulla.jdbc;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Events {@code io.bulla.Audit} of Java Flight Recorder; without a recording they cost a look at a
 * flag.
 */
final class AuditFlightRecorder {
  private AuditFlightRecorder() {}

  static void write(AuditRecord record) {
    Recorded event = new Recorded();
    if (!event.shouldCommit()) {
      return;
    }
    event.eventName = record.eventName();
    event.eventSource = record.eventSource();
    event.outcome = record.outcome();
    event.resourceName = record.resourceName();
    event.cmkId = record.cmkId();
    event.requestId = record.requestId();
    event.errorCode = record.errorCode();
    event.errorMessage = record.errorMessage();
    event.callMillis = record.durationMillis();
    event.commit();
  }

  @Name("io.bulla.Audit")
  @Label("Bulla audit")
  @Description("Calls of the KMS, what became of keys, cells that did not open, refused statements")
  @Category("Bulla")
  @StackTrace(false)
  private static final class Recorded extends Event {
    @Label("Event name")
    String eventName = "";

    @Label("Event source")
    String eventSource = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Resource")
    String resourceName = "";

    @Label("CMK")
    String cmkId = "";

    @Label("Request id")
    String requestId = "";

    @Label("Error code")
    String errorCode = "";

    @Label("Error message")
    String errorMessage = "";

    @Label("Duration of the call")
    @Timespan(Timespan.MILLISECONDS)
    long callMillis;
  }
}
