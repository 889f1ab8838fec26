package io.bulla.tests.kms;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bulla.tests.kms.Faults.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

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
  private final Clock clock;
  private final Accounts accounts;
  private final Cmks cmks;
  private final Limits limits;
  private final Faults faults = new Faults();
  private final Switches switches = new Switches();
  private final StsActions sts;
  private final Actions actions;
  private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

  private KmsEmulator(Clock clock, int port) throws IOException {
    this.clock = clock;
    accounts = new Accounts(clock);
    cmks = new Cmks(clock);
    limits = new Limits(clock);
    sts = new StsActions(accounts);
    KeyActions keys = new KeyActions(cmks);
    actions =
        new Actions(new CryptoActions(cmks, switches), keys, new ImportActions(cmks, keys), sts);
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
    return List.copyOf(events);
  }

  /** How many calls of that action there were, refused ones too. */
  public long count(String action) {
    return events.stream().filter(event -> event.eventName().equals(action)).count();
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
      Fault fault = faults.take(header(exchange, "X-TC-Action"));
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
        send(exchange, 200, "application/json", answer(exchange, body, fault));
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

  private String answer(HttpExchange exchange, byte[] body, Fault fault) {
    String requestId = UUID.randomUUID().toString();
    String name = header(exchange, "X-TC-Action");
    JsonObject parameters = new JsonObject();
    @Nullable Call call = null;
    @Nullable CloudException error = null;
    JsonObject result = new JsonObject();
    try {
      parameters = parameters(exchange, body);
      Account account = authenticate(exchange, body, name);
      call = new Call(name, account, header(exchange, "X-TC-Region"), parameters);
      Actions.Action action = actions.find(name, header(exchange, "X-TC-Version"));
      limits.count(name, account.secretId);
      throwFault(fault);
      synchronized (cmks) {
        result = action.run(call);
      }
    } catch (CloudException e) {
      error = e;
      result = new JsonObject();
      JsonObject json = new JsonObject();
      json.addProperty("Code", e.code());
      json.addProperty("Message", e.getMessage());
      result.add("Error", json);
    }
    record(exchange, name, requestId, call, parameters, error, result);
    result.addProperty("RequestId", requestId);
    JsonObject response = new JsonObject();
    response.add("Response", result);
    return response.toString();
  }

  private static void throwFault(Fault fault) throws CloudException {
    switch (fault) {
      case THROTTLED ->
          throw new CloudException("RequestLimitExceeded", "your request rate is too high");
      case INTERNAL_ERROR -> throw new CloudException("InternalError", "internal error");
      case TEMPORARILY_UNAVAILABLE ->
          throw new CloudException(
              "UnsupportedOperation.ServiceTemporaryUnavailable", "temporarily unavailable");
      default -> {
        // answered rightly
      }
    }
  }

  private void record(
      HttpExchange exchange,
      String name,
      String requestId,
      @Nullable Call call,
      JsonObject parameters,
      @Nullable CloudException error,
      JsonObject result) {
    String code = error == null ? "" : error.code();
    boolean denied = code.startsWith("UnauthorizedOperation") || code.startsWith("AuthFailure");
    events.add(
        new AuditEvent(
            name,
            requestId,
            clock.instant().getEpochSecond(),
            header(exchange, "X-TC-Region"),
            call == null ? "" : call.account.name,
            call == null ? "" : call.account.secretId,
            denied ? 4 : 0,
            code,
            error == null ? "" : String.valueOf(error.getMessage()),
            call == null ? "" : call.resource,
            header(exchange, "X-TC-RequestClient"),
            exchange.getRequestMethod(),
            exchange.getRequestURI().isAbsolute(),
            AuditEvent.masked(parameters),
            AuditEvent.masked(result)));
  }

  private Account authenticate(HttpExchange exchange, byte[] body, String action)
      throws CloudException {
    String authorization = header(exchange, "Authorization");
    if (authorization.equals("SKIP") && action.equals("AssumeRoleWithWebIdentity")) {
      return new Account("anonymous", Accounts.UIN, "", "", "", Instant.MAX);
    }
    Tc3 tc3 = Tc3.parse(authorization);
    Account account = accounts.find(tc3.secretId());
    String query = exchange.getRequestURI().getRawQuery();
    tc3.verify(
        account.secretKey,
        exchange.getRequestMethod(),
        query == null ? "" : query,
        name -> header(exchange, name),
        body,
        clock.instant());
    if (!header(exchange, "X-TC-Token").equals(account.token)
        || !clock.instant().isBefore(account.expires)) {
      throw new CloudException("AuthFailure.TokenFailure", "the token is wrong or has expired");
    }
    return account;
  }

  private static JsonObject parameters(HttpExchange exchange, byte[] body) throws CloudException {
    if (exchange.getRequestMethod().equals("GET")) {
      return query(exchange.getRequestURI().getRawQuery());
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new CloudException("UnsupportedProtocol", "only GET and POST");
    }
    try {
      return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new CloudException("InvalidParameter", "the body is no JSON object");
    }
  }

  private static JsonObject query(@Nullable String raw) {
    JsonObject parameters = new JsonObject();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.addProperty(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
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

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "kms-emulator");
    thread.setDaemon(true);
    return thread;
  }
}
