package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.TableState.KeyState;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shred}: destroys the keys of a table. */
@Command(
    name = "shred",
    mixinStandardHelpOptions = true,
    description =
        "Destroy all keys of a table: its sealed values are gone for ever. Asks for the table's name."
            + " Writes a record of what was destroyed, sealed under the CMK (check it with verify"
            + " --record).")
final class ShredVerb implements Callable<Integer> {
  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      description = "The table's name once more, instead of the question.")
  private @Nullable String confirm;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Where the record goes; default: shred-TABLE.record.")
  private @Nullable Path record;

  @Parameters(paramLabel = "TABLE", description = "The table, as SQL writes its name.")
  private String table = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SQLException, IOException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = line.getOut();
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      String stored = administration.stored(table);
      String answer = confirm == null ? ask(line, stored) : confirm;
      if (!answer.equals(stored) && !answer.equals(table)) {
        throw new ParameterException(
            line, "Nothing was destroyed: the table's name is " + stored + ", not " + answer + ".");
      }
      Path file = record == null ? Path.of("shred-" + stored + ".record") : record;
      ShredRecord.refuseForeign(file);
      ShredRecord.of(administration, table, "is being destroyed").write(file);
      List<KeyState> keys = administration.shred(table);
      ShredRecord.of(administration, table, "destroyed").write(file);
      out.println(keys.size() + " keys of " + stored + " destroyed; record: " + file);
      out.println(
          "Backups of bulla_data_key still hold these keys under the CMK. To close those too: bulla"
              + " rewrap all other keys to a new CMK, then delete the old CMK.");
      return Main.OK;
    }
  }

  private static String ask(CommandLine line, String stored) {
    Console console = System.console();
    if (console == null) {
      throw new ParameterException(
          line, "There is no terminal to ask on; write --confirm " + stored + ".");
    }
    String answer =
        console.readLine("All sealed values of %s will be gone for ever. Its name: ", stored);
    return answer == null ? "" : answer.strip();
  }
}
