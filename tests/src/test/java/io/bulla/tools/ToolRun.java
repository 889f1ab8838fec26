package io.bulla.tools;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One command line that was run in this JVM.
 *
 * @param exitCode as the shell would see it
 * @param out what it printed
 * @param err what it complained about
 */
public record ToolRun(int exitCode, String out, String err) {

  public static ToolRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new ToolRun(exitCode, out.toString(), err.toString());
  }
}
