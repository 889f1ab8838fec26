package io.bulla.tests.kms;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import io.bulla.tests.kms.Faults.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The cloud's API behind HTTP: who asks, whether they may, what is done, and the record of it. */
final class CloudApi {
  private final Clock clock;
  private final Accounts accounts;
  private final Cmks cmks;
  private final Limits limits;
  private final Actions actions;
  private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

  CloudApi(Clock clock, Accounts accounts, Cmks cmks, Limits limits, Actions actions) {
    this.clock = clock;
    this.accounts = accounts;
    this.cmks = cmks;
    this.limits = limits;
    this.actions = actions;
  }

  /** All calls so far, oldest first. */
  List<AuditEvent> events() {
    return List.copyOf(events);
  }

  /**
   * The answer to a request, of which an event is kept.
   *
   * @param fault is thrown where the service itself would fail, after the request was authenticated
   */
  String answer(HttpExchange exchange, byte[] body, Fault fault) {
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

  static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
