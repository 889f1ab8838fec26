package io.bulla.tests.kms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bulla.tests.kms.Faults.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tencent Cloud KMS on this machine: by endpoint {@code http://127.0.0.1:port}, or as an HTTP proxy
 * for requests that are signed for the real host name. Business errors are HTTP 200, as there.
 */
public final class KmsEmulator implements AutoCloseable {
  static {
    // without it each answer on a kept connection waits some 40 ms for the client's acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final String METADATA = "/latest/meta-data/cam/security-credentials/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(KmsEmulator::thread);
  private final Accounts accounts;
  private final Cmks cmks;
  private final Limits limits;
  private final Faults faults = new Faults();
  private final Switches switches = new Switches();
  private final StsActions sts;
  private final CloudApi api;

  private KmsEmulator(Clock clock, int port) throws IOException {
    accounts = new Accounts(clock);
    cmks = new Cmks(clock);
    limits = new Limits(clock);
    sts = new StsActions(accounts);
    KeyActions keys = new KeyActions(cmks);
    Actions actions =
        new Actions(new CryptoActions(cmks, switches), keys, new ImportActions(cmks, keys), sts);
    api = new CloudApi(clock, accounts, cmks, limits, actions);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /** On a free port. */
  public static KmsEmulator start(Clock clock) {
    return start(clock, 0);
  }

  private static KmsEmulator start(Clock clock, int port) {
    try {
      KmsEmulator emulator = new KmsEmulator(clock, port);
      emulator.server.start();
      return emulator;
    } catch (IOException e) {
      throw new IllegalStateException("the emulator does not start", e);
    }
  }

  /**
   * Makes an account that may do everything and a CMK.
   *
   * @return the {@code kms:} section of a policy file that reaches them
   */
  public String newApplication(String region, String alias) {
    Account account = accounts.add("application", Accounts.ALL);
    String cmk = cmks.create(region, alias);
    return """
        kms:
          provider: tencent
          cmk: %s
          region: %s
          endpoint: %s
          credentials: static
          secretId: %s
          secretKey: %s
        """
        .formatted(cmk, region, endpoint(), account.secretId, account.secretKey);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  String metadataAddress() {
    return endpoint() + METADATA;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Cmks cmks() {
    return cmks;
  }

  public Faults faults() {
    return faults;
  }

  public Limits limits() {
    return limits;
  }

  public Switches switches() {
    return switches;
  }

  StsActions sts() {
    return sts;
  }

  /** All calls so far that reached the service, oldest first. */
  public List<AuditEvent> events() {
    return api.events();
  }

  /** How many calls of that action there were, refused ones too. */
  public long count(String action) {
    return api.events().stream().filter(event -> event.eventName().equals(action)).count();
  }

  @Override
  public void close() {
    faults.clear();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Runs until its input ends; prints how to reach it. Argument: the port, or none for any. */
  public static void main(String[] arguments) throws IOException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    try (KmsEmulator emulator = start(Clock.systemUTC(), port)) {
      System.out.print(emulator.newApplication("ap-guangzhou", "bulla"));
      while (System.in.read() >= 0) {
        // until the end of the input
      }
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (path != null && path.startsWith(METADATA)) {
        answerMetadata(exchange, path.substring(METADATA.length()));
        return;
      }
      Fault fault = faults.take(CloudApi.header(exchange, "X-TC-Action"));
      if (fault == Fault.DROPPED) {
        return; // closed without an answer
      }
      if (fault == Fault.SLOW) {
        faults.waitSlowly();
      }
      if (fault == Fault.NONE
          || fault == Fault.SLOW
          || fault == Fault.THROTTLED
          || fault == Fault.INTERNAL_ERROR
          || fault == Fault.TEMPORARILY_UNAVAILABLE) {
        send(exchange, 200, "application/json", api.answer(exchange, body, fault));
      } else {
        sendBroken(exchange, fault);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendBroken(HttpExchange exchange, Fault fault) throws IOException {
    switch (fault) {
      case HTTP_500 -> send(exchange, 500, "application/json", "{\"Response\":{}}");
      case HTTP_503 -> send(exchange, 503, "text/html", "<h1>Service Unavailable</h1>");
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", endpoint() + "/elsewhere");
        send(exchange, 301, "text/html", "<h1>Moved Permanently</h1>");
      }
      case NULL_BODY -> send(exchange, 200, "application/json", "null");
      case NO_FIELDS -> send(exchange, 200, "application/json", "{\"Response\":{}}");
      case HTML -> send(exchange, 200, "text/html", "<html><body>Log in first</body></html>");
      default -> send(exchange, 200, "application/json", "");
    }
  }

  private void answerMetadata(HttpExchange exchange, String role) throws IOException {
    try {
      String text = role.isEmpty() ? accounts.roleNames() : sts.ofMachine(role).toString();
      send(exchange, 200, "text/plain", text);
    } catch (CloudException e) {
      send(exchange, 404, "text/plain", "404 - Not Found");
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "kms-emulator");
    thread.setDaemon(true);
    return thread;
  }
}
