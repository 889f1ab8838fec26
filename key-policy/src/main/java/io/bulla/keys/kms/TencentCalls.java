package io.bulla.keys.kms;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.kms.v20190118.KmsClient;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call to KMS, made safe against what the SDK does not do: a deadline for the whole call, an
 * end on interrupt, one immutable credential a request, and every failure as a {@link
 * KmsException}. Asks once; callers retry. Thread-safe.
 */
final class TencentCalls implements AutoCloseable {
  private static final int MOST_THREADS = 64;
  private static final int MILLIS = 1000;

  private final TencentSettings settings;
  private final TencentCredentials credentials;
  private final TencentErrors errors;
  private final ThreadPoolExecutor threads;
  private volatile KmsCall.@Nullable Listener listener;

  TencentCalls(TencentSettings settings, TencentCredentials credentials) {
    this.settings = settings;
    this.credentials = credentials;
    this.errors = new TencentErrors(settings);
    this.threads =
        new ThreadPoolExecutor(
            0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), TencentCalls::thread);
  }

  /** What to ask. */
  @FunctionalInterface
  interface Call<T> {
    T run(KmsClient client) throws TencentCloudSDKException;
  }

  /** Tells of every call from now on. */
  boolean listen(KmsCall.Listener to) {
    listener = to;
    return true;
  }

  /**
   * @param what as in "KMS refused to ...", for example {@code Decrypt}
   */
  <T> T call(String what, Call<T> call) throws KmsException {
    KmsCall.@Nullable Listener told = listener;
    if (told == null) {
      return ask(what, call);
    }
    long start = System.nanoTime();
    try {
      T answer = ask(what, call);
      told.called(KmsCall.answered(what, settings.cmk(), requestId(answer), millisSince(start)));
      return answer;
    } catch (KmsException e) {
      told.called(KmsCall.failed(what, settings.cmk(), e, millisSince(start)));
      throw e;
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /** Each of the SDK's answers has one, and they share no type that says so. */
  private static String requestId(@Nullable Object answer) {
    if (answer == null) {
      return "";
    }
    try {
      return Objects.toString(answer.getClass().getMethod("getRequestId").invoke(answer), "");
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }

  private <T> T ask(String what, Call<T> call) throws KmsException {
    refuseLocale();
    Future<T> answer;
    try {
      answer = threads.submit(() -> withCredentials(call));
    } catch (RejectedExecutionException e) {
      if (threads.isShutdown()) {
        throw KmsException.refused("KMS provider tencent was closed");
      }
      throw KmsException.unreachable(
          "more than %d calls of KMS are under way".formatted(MOST_THREADS), "", null);
    }
    return await(what, answer);
  }

  private <T> T await(String what, Future<T> answer) throws KmsException {
    try {
      return answer.get(deadlineMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw KmsException.unreachable(
          "%s was not answered in %d ms; see kms.connectTimeoutMillis and kms.readTimeoutMillis"
              .formatted(what, deadlineMillis()),
          "",
          null);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw KmsException.unreachable("interrupted while waiting for " + what, "", e);
    } catch (CancellationException e) {
      throw KmsException.refused("KMS provider tencent was closed");
    } catch (ExecutionException e) {
      throw failure(what, e.getCause());
    }
  }

  /** Once more with new credentials when these are too old: the one refusal worth another try. */
  private <T> T withCredentials(Call<T> call) throws KmsException, TencentCloudSDKException {
    Credential first = credentials.current();
    try {
      return call.run(client(first));
    } catch (TencentCloudSDKException e) {
      if (!TencentErrors.mayBeStaleCredentials(e) || !credentials.renew(first)) {
        throw e;
      }
      return call.run(client(credentials.current()));
    }
  }

  private KmsException failure(String what, @Nullable Throwable cause) {
    if (cause instanceof KmsException known) {
      return known;
    }
    if (cause instanceof TencentCloudSDKException answer) {
      return errors.of(what, answer);
    }
    // The SDK answers an empty body with a NullPointerException. No cause: it may quote a header.
    return KmsException.unreachable(
        "%s was answered by something that is not KMS (%s); check kms.endpoint and kms.proxy"
            .formatted(what, cause == null ? "" : cause.getClass().getSimpleName()),
        "",
        null);
  }

  private KmsClient client(Credential credential) {
    return new KmsClient(credential, settings.region(), profile(settings, settings.endpoint()));
  }

  /** The SDK has no read timeout of its own, and counts in whole seconds. */
  static ClientProfile profile(TencentSettings settings, String endpoint) {
    HttpProfile http = new HttpProfile();
    http.setProtocol(settings.protocol());
    http.setEndpoint(endpoint);
    http.setConnTimeout(seconds(settings.connectMillis()));
    http.setReadTimeout(seconds(settings.readMillis()));
    http.setWriteTimeout(seconds(settings.readMillis()));
    settings
        .proxyHost()
        .ifPresent(
            host -> {
              http.setProxyHost(host);
              http.setProxyPort(settings.proxyPort());
            });
    ClientProfile profile = new ClientProfile(ClientProfile.SIGN_TC3_256, http);
    profile.setDebug(false);
    return profile;
  }

  private static int seconds(int millis) {
    return (millis + MILLIS - 1) / MILLIS;
  }

  private long deadlineMillis() {
    return (long) settings.connectMillis() + settings.readMillis();
  }

  /**
   * The SDK signs a date in the calendar and digits of the JVM's default locale: Thai, Arabic and
   * Persian ones sign a date that KMS refuses. An application's locale is not ours to change.
   */
  private static void refuseLocale() throws KmsException {
    SimpleDateFormat asTheSdkDoes = new SimpleDateFormat("yyyy-MM-dd");
    asTheSdkDoes.setTimeZone(TimeZone.getTimeZone("UTC"));
    if (!asTheSdkDoes.format(new Date(0)).equals("1970-01-01")) {
      throw KmsException.refused(
          "Tencent's SDK cannot sign requests under this JVM's default locale (its calendar or digits); start the JVM with -Duser.language.format=en -Duser.country.format=US -Duser.script.format= -Duser.variant.format= -Duser.extensions.format=");
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "bulla-kms-tencent");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
