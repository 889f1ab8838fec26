package io.bulla.tools;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a verb reaches the database and the policy. */
final class ConnectionOptions {
  private static final String BULLA = "jdbc:bulla:";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "JDBC URL of the database, with or without bulla: after jdbc:.")
  @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", description = "Database user.")
  @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description = "Environment variable that holds the password.")
  @Nullable String passwordVariable;

  @Option(
      names = "--password",
      interactive = true,
      arity = "0",
      description = "Ask for the password. It is never a plain argument.")
  char @Nullable [] password;

  @Option(
      names = "--driver-jar",
      paramLabel = "FILE",
      description =
          "The database's own JDBC driver. Repeat for each jar; not needed when it is on the class"
              + " path (java -cp bulla.jar:driver.jar io.bulla.tools.Main).")
  List<Path> driverJars = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Policy files, comma separated, as in the setting bulla.policy. Default: that setting of"
              + " the URL, system property or environment.")
  @Nullable String policy;

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec verb;

  /** The URL as Bulla's driver takes it; the real drivers given are loaded by then. */
  String bullaUrl() throws SQLException {
    String given = url;
    if (given == null || !given.startsWith("jdbc:")) {
      throw usage("--url jdbc:... is needed.");
    }
    for (Path jar : driverJars) {
      LoadedDriver.register(jar);
    }
    return given.startsWith(BULLA) ? given : BULLA + given.substring("jdbc:".length());
  }

  /** User, password and policy. */
  Properties properties() {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (policy != null) {
      properties.setProperty("bulla.policy", policy);
    }
    char[] asked = password;
    if (asked != null) {
      properties.setProperty("password", new String(asked));
    } else if (passwordVariable != null) {
      String value = System.getenv(passwordVariable);
      if (value == null) {
        throw usage("the environment variable " + passwordVariable + " is not set.");
      }
      properties.setProperty("password", value);
    }
    return properties;
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(verb).commandLine(), message);
  }
}
