package io.bulla.samples.tencentemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TencentEmulatorTest {

  @Test
  void keysAreMadeOnceAndUnwrappedOnceAStart() throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TencentEmulator.run(new PrintStream(output, true, StandardCharsets.UTF_8));
    String text = output.toString(StandardCharsets.UTF_8);
    assertThat(text.split("read 078-05-1120", -1)).hasSize(7);
    String audit = text.substring(text.indexOf("CloudAudit has"));
    assertThat(audit.split("GenerateDataKey ", -1)).hasSize(3);
    assertThat(audit.split("Decrypt ", -1)).hasSize(3);
    assertThat(text).contains("secretKey: ...");
  }
}
