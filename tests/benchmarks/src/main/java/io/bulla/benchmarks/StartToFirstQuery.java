package io.bulla.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * What a new JVM needs until the first row of a query is read, through the real driver on a plain
 * table and through Bulla's bundle on a sealed one, each with and without an archive of classes
 * (AppCDS). Prints a table of medians.
 *
 * <p>System properties: {@code bundle} (the jar, default {@code ../driver/target/bulla.jar}),
 * {@code rounds}, {@code options} (more of the JVM's, separated by blanks).
 */
public final class StartToFirstQuery {
  private final Path directory;
  private final Path bundle;
  private final int rounds;
  private final List<String> options;

  private StartToFirstQuery(Path directory, Path bundle, int rounds, List<String> options) {
    this.directory = directory;
    this.bundle = bundle;
    this.rounds = rounds;
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Path bundle = Path.of(System.getProperty("bundle", "../driver/target/bulla.jar"));
    if (!Files.exists(bundle)) {
      throw new IllegalStateException(
          bundle.toAbsolutePath() + " is missing: mvn package makes it");
    }
    String options = System.getProperty("options", "").strip();
    new StartToFirstQuery(
            Files.createTempDirectory("bulla-start"),
            bundle.toAbsolutePath().normalize(),
            Integer.getInteger("rounds", 11),
            options.isEmpty() ? List.of() : List.of(options.split(" ")))
        .run();
  }

  private void run() throws Exception {
    Path policy = directory.resolve("bulla.yaml");
    Files.writeString(
        policy,
        """
        bulla: 1
        kms:
          provider: local
          keystore: file:%s
          password: invented-for-benchmarks
        tables:
          customer:
            columns:
              ssn: { type: VARCHAR(11), search: [equality] }
        """
            .formatted(directory.resolve("keys.p12")));
    String plain = "jdbc:h2:file:" + directory.resolve("plain");
    String sealed =
        "jdbc:bulla:h2:file:" + directory.resolve("sealed") + ";bulla.policy=file:" + policy;
    fill(plain);
    fill(sealed);
    String real = jar() + File.pathSeparator + h2();
    String ours = real + File.pathSeparator + bundle;
    List<String> realArchive = archive(real, plain, "plain.jsa");
    List<String> ourArchive = archive(ours, sealed, "sealed.jsa");
    List<long[]> bare = new ArrayList<>();
    List<long[]> through = new ArrayList<>();
    List<long[]> bareShared = new ArrayList<>();
    List<long[]> throughShared = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      bare.add(child(List.of(), real, plain));
      through.add(child(List.of(), ours, sealed));
      bareShared.add(child(realArchive, real, plain));
      throughShared.add(child(ourArchive, ours, sealed));
    }
    System.out.println(
        "| to the first row | CPU ms | wall ms | classes loaded | heap after GC, MB |");
    System.out.println("| --- | --- | --- | --- | --- |");
    print("real driver", bare);
    print("Bulla", through);
    print("real driver, AppCDS", bareShared);
    print("Bulla, AppCDS", throughShared);
    difference("Bulla adds", through, bare);
    difference("Bulla adds, AppCDS", throughShared, bareShared);
    System.out.printf(Locale.ROOT, "%nBundle: %.1f MB%n", Files.size(bundle) / 1e6);
  }

  private static void fill(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customer (id INT PRIMARY KEY, ssn VARCHAR(11))");
      statement.execute("INSERT INTO customer VALUES (1, '123-45-6789')");
    }
  }

  /** The child's class in a jar: an archive of classes takes none from a directory. */
  private Path jar() throws IOException {
    String entry = FirstQuery.class.getName().replace('.', '/') + ".class";
    Path jar = directory.resolve("first-query.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = FirstQuery.class.getClassLoader().getResourceAsStream(entry)) {
      if (in == null) {
        throw new IOException("no " + entry);
      }
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
    return jar;
  }

  private static String h2() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> entry.contains("h2database") || entry.contains("h2-"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> archive(String classPath, String url, String name) throws Exception {
    Path archive = directory.resolve(name);
    child(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off"), classPath, url);
    return List.of("-XX:SharedArchiveFile=" + archive);
  }

  private long[] child(List<String> more, String classPath, String url)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath, FirstQuery.class.getName(), url));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the child failed: " + output);
    }
    String last = output.substring(output.lastIndexOf('\n') + 1);
    return Arrays.stream(last.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  private static void print(String title, List<long[]> rounds) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.1f |%n",
        title,
        median(rounds, 0),
        median(rounds, 1),
        median(rounds, 2),
        median(rounds, 3) / 1e6);
  }

  private static void difference(String title, List<long[]> more, List<long[]> less) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.1f |%n",
        title,
        median(more, 0) - median(less, 0),
        median(more, 1) - median(less, 1),
        median(more, 2) - median(less, 2),
        (median(more, 3) - median(less, 3)) / 1e6);
  }

  private static long median(List<long[]> rounds, int figure) {
    return rounds.stream().mapToLong(each -> each[figure]).sorted().toArray()[rounds.size() / 2];
  }
}
