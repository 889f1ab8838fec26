package io.bulla.tools;

import io.bulla.keys.kms.KmsException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * {@code java -jar bulla.jar <verb>}. Exit codes: {@value #OK} ok, {@value #FINDING} finding,
 * {@value #USAGE} usage, {@value #FAILURE} failure.
 */
@Command(
    name = "bulla",
    description = "Tools of Bulla, the JDBC driver that seals columns.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    versionProvider = Main.Version.class)
public final class Main {
  static final int OK = 0;
  static final int FINDING = 1;
  static final int USAGE = 2;
  static final int FAILURE = 3;

  /** Every verb: a new one is one file and one line here. */
  private static final List<Supplier<Callable<Integer>>> VERBS =
      List.of(
          ExplainVerb::new,
          CheckVerb::new,
          InitVerb::new,
          StatusVerb::new,
          VerifyVerb::new,
          RotateVerb::new,
          RewrapVerb::new,
          ShredVerb::new,
          CmkVerb::new);

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs one command line and answers its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new Main());
    for (Supplier<Callable<Integer>> verb : VERBS) {
      CommandLine added = new CommandLine(verb.get());
      line.addSubcommand(added.getCommandName(), added);
    }
    return line.setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
        .execute(arguments);
  }

  private static int failed(Exception failure, CommandLine command) {
    String message = failure.getMessage();
    boolean expected =
        failure instanceof SQLException
            || failure instanceof KmsException
            || failure instanceof java.io.IOException;
    String kind = expected ? "" : failure.getClass().getSimpleName() + ": ";
    command.getErr().println(kind + (message == null ? failure.getClass().getName() : message));
    return FAILURE;
  }

  /** The version that the manifest of the bundle tells. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"bulla " + (version == null ? "(not packaged)" : version)};
    }
  }
}
