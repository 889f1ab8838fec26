package io.bulla.samples.tencentemulator;

import io.bulla.tests.kms.AuditEvent;
import io.bulla.tests.kms.KmsEmulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Properties;

/**
 * Keys in Tencent Cloud KMS, without an account: an emulator runs beside the application and shows
 * what CloudAudit would record. Against the real cloud only the {@code kms:} section changes.
 */
public final class TencentEmulator {
  private static final String URL = "jdbc:bulla:h2:mem:tencent;DB_CLOSE_DELAY=-1";
  private static final String TABLES =
      """
      tables:
        person:
          columns:
            ssn: { type: VARCHAR(11), search: [equality] }
      """;

  private TencentEmulator() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static void run(PrintStream out) throws IOException, SQLException {
    try (KmsEmulator cloud = KmsEmulator.start(Clock.systemUTC())) {
      String kms = cloud.newApplication("ap-guangzhou", "bulla-sample");
      out.printf("%nThe policy names a CMK in the cloud%n%s%n", withoutSecrets(kms));

      application(policy(kms), out, true);
      out.printf("%nThe application starts again: one Decrypt a key, none while it runs%n");
      application(policy(kms), out, false);

      out.printf("%nCloudAudit has%n");
      for (AuditEvent event : cloud.events()) {
        out.printf("  %-16s %s%n", event.eventName(), event.requestId());
      }
    }
  }

  private static void application(Path policy, PrintStream out, boolean first) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("bulla.policy", "file:" + policy);
    try (Connection database = DriverManager.getConnection(URL, properties);
        Statement statement = database.createStatement()) {
      if (first) {
        statement.execute("CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(11))");
        statement.execute("INSERT INTO person VALUES (1, '078-05-1120')");
      }
      for (int i = 0; i < 3; i++) {
        try (ResultSet rows =
            statement.executeQuery("SELECT ssn FROM person WHERE ssn = '078-05-1120'")) {
          rows.next();
          out.printf("  read %s%n", rows.getString(1));
        }
      }
    }
  }

  /** A new file each time, as a new process would have keys of its own. */
  private static Path policy(String kms) throws IOException {
    Path file = Files.createTempFile("bulla", ".yaml");
    file.toFile().deleteOnExit();
    return Files.writeString(file, "bulla: 1\n" + kms + TABLES);
  }

  private static String withoutSecrets(String kms) {
    return kms.replaceAll("(secret[A-Za-z]+: ).*", "$1...");
  }
}
