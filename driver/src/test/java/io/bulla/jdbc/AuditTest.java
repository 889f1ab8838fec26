package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.bulla.keys.KeyEvent;
import io.bulla.keys.KeyEvent.Key;
import io.bulla.keys.KeyEvent.Outcome;
import io.bulla.keys.KmsCalled;
import io.bulla.keys.kms.KmsCall;
import io.bulla.keys.kms.KmsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;

/** One event of every kind, in both places where they go; docs/audit.md has a row for each. */
class AuditTest {
  private static final Key KEY = new Key("SHOP", "CUSTOMER", "cell", -1);

  /** At least one of every record that {@link KeyEvent} permits, and each word of their enums. */
  private static List<KeyEvent> everyEvent() {
    List<KeyEvent> events = new ArrayList<>();
    events.add(new KmsCalled("tencent", KmsCall.answered("Decrypt", "cmk-1", "req-1", 12)));
    events.add(
        new KmsCalled(
            "tencent",
            KmsCall.failed(
                "Decrypt",
                "cmk-1",
                KmsException.refused("it \"said\" no\n", "", "req-2", null),
                3)));
    for (KeyEvent.Change change : KeyEvent.Change.values()) {
      events.add(new KeyEvent.KeyChanged(change, KEY, "cmk-1", "req-3"));
    }
    for (Outcome outcome : List.of(Outcome.REFUSED, Outcome.UNREACHABLE)) {
      events.add(new KeyEvent.KeyFailed(KEY, outcome, "", "req-4", "CmkDisabled", "is disabled"));
    }
    events.add(new KeyEvent.StaleUse("CUSTOMER", "no answer"));
    events.add(new KeyEvent.SecondaryMissing(KEY, Outcome.UNREACHABLE, "", "", "no answer"));
    for (String state : List.of("plaintext", "migrating", "sealed")) {
      events.add(new KeyEvent.ColumnChanged("SHOP", "CUSTOMER", "SSN", state));
    }
    for (KeyEvent.Step step : KeyEvent.Step.values()) {
      events.add(new KeyEvent.KeyWork("Rotation", step, "SHOP", "CUSTOMER", 3));
    }
    events.add(new KeyEvent.CellFailed("SHOP", "CUSTOMER", "SSN", "DOES_NOT_OPEN", "changed"));
    return events;
  }

  @Test
  void everyKindOfEventIsTried() {
    Set<Class<?>> tried = everyEvent().stream().map(Object::getClass).collect(Collectors.toSet());
    Set<Class<?>> permitted =
        Arrays.stream(KeyEvent.class.getPermittedSubclasses()).collect(Collectors.toSet());
    assertThat(tried).isEqualTo(permitted);
  }

  @Test
  void eachEventIsOneLineOfJsonInTheLog() throws Exception {
    List<String> lines = new ArrayList<>();
    Audit audit = new Audit(List.of(new AuditLog(lines::add)));
    everyEvent().forEach(audit::on);
    assertThat(lines).hasSameSizeAs(everyEvent()).noneMatch(line -> line.contains("\n"));
    JsonObject refused = JsonParser.parseString(lines.get(1)).getAsJsonObject();
    assertThat(refused.remove("eventTime").getAsLong()).isPositive();
    assertThat(refused)
        .hasToString(
            "{\"eventName\":\"Decrypt\",\"eventSource\":\"kms.tencent\",\"outcome\":\"REFUSED\",\"resourceName\":\"cmk/cmk-1\",\"cmkId\":\"cmk-1\",\"requestId\":\"req-2\",\"errorMessage\":\"it \\\"said\\\" no\\n\",\"durationMillis\":3}");
    assertThat(JsonParser.parseString(lines.get(2)).getAsJsonObject().get("resourceName"))
        .hasToString("\"key/SHOP/CUSTOMER/cell/4294967295\"");
  }

  @Test
  void eachEventIsOneOfFlightRecorder() throws Exception {
    BlockingQueue<RecordedEvent> recorded = new LinkedBlockingQueue<>();
    try (RecordingStream stream = new RecordingStream()) {
      stream.enable("io.bulla.Audit");
      stream.onEvent("io.bulla.Audit", recorded::add);
      stream.startAsync();
      Audit audit = Audit.of("jfr");
      everyEvent().forEach(audit::on);
      audit.catalogUnchecked();
      for (KeyEvent expected : everyEvent()) {
        RecordedEvent event = recorded.poll(60, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.getString("eventName")).isEqualTo(expected.eventName());
        assertThat(event.getString("resourceName")).isEqualTo(expected.resource());
        assertThat(event.getString("outcome")).isEqualTo(expected.outcome().name());
        assertThat(event.getString("requestId")).isEqualTo(expected.requestId());
        assertThat(event.getString("errorCode")).isEqualTo(expected.errorCode());
        assertThat(event.getLong("callMillis")).isEqualTo(expected.durationMillis());
      }
      RecordedEvent last = recorded.poll(60, TimeUnit.SECONDS);
      assertThat(last).isNotNull();
      assertThat(last.getString("eventName")).isEqualTo("CatalogUnchecked");
    }
  }

  @Test
  void theDocumentedEventsAreThoseThatThereAre() throws Exception {
    List<String> documented = new ArrayList<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\| (?!text|number)")
            .matcher(Files.readString(Path.of("../docs/audit.md")));
    while (rows.find()) {
      documented.add(rows.group(1));
    }
    Set<String> known =
        everyEvent().stream()
            .filter(event -> event.eventSource().equals("bulla"))
            .map(KeyEvent::eventName)
            .collect(Collectors.toSet());
    known.addAll(Set.of("StatementRefused", "CatalogUnchecked", "KeysUnchecked"));
    assertThat(documented).doesNotHaveDuplicates().containsAll(known);
  }

  @Test
  void bothPlacesOrNoneCanBeNamed() throws Exception {
    Audit.of("none").on(everyEvent().get(0));
    assertThat(Audit.of("slf4j,jfr")).isNotNull();
    assertThatThrownBy(() -> Audit.of("syslog"))
        .hasMessageContaining("bulla.audit is slf4j, jfr, slf4j,jfr or none");
  }
}
