package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.Administration.Pace;
import io.bulla.jdbc.Rotated;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rotate}: a new version of a table's key. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    description =
        "Give a table a new version of its cell key and re-seal its cells under it, while"
            + " applications read and write; then destroy the old version. Interrupted, it goes on"
            + " where it was when it is run again. Tokens stay: they are made with another key.")
final class RotateVerb implements Callable<Integer> {
  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Option(
      names = "--chunk-rows",
      paramLabel = "ROWS",
      description = "Rows a transaction; default ${DEFAULT-VALUE}.")
  private int chunkRows = 100;

  @Option(
      names = "--pause-millis",
      paramLabel = "MILLIS",
      description = "Pause between transactions; default ${DEFAULT-VALUE}.")
  private long pauseMillis;

  @Option(
      names = "--grace-seconds",
      paramLabel = "SECONDS",
      description =
          "How long the old version is kept after its last cell, so that every process has seen the"
              + " new one (they look every 30 seconds); default ${DEFAULT-VALUE}.")
  private long graceSeconds = 60;

  @Parameters(paramLabel = "TABLE", description = "The table, as SQL writes its name.")
  private String table = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      Rotated rotated;
      try (ProgressLine progress = new ProgressLine(err, "rotate " + table, "cells")) {
        rotated = administration.rotate(table, pace(), progress);
      }
      out.println(
          "version %d writes; %s%d cells re-sealed, %d old versions destroyed"
              .formatted(
                  rotated.version(),
                  rotated.resumed() ? "continued: " : "",
                  rotated.resealed(),
                  rotated.destroyed()));
      rotated.findings().forEach(finding -> out.println(Findings.line(finding)));
      rotated.unfinished().ifPresent(out::println);
      boolean done = rotated.findings().isEmpty() && rotated.unfinished().isEmpty();
      return done ? Main.OK : Main.FINDING;
    }
  }

  private Pace pace() {
    try {
      return new Pace(chunkRows, pauseMillis, graceSeconds);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
