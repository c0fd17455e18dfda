package io.varve.transforms.records.fetch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import io.varve.transforms.records.api.ApiCall;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiClientTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 20);

  private final LongAdder counter = new LongAdder();
  private RecordsApi api;

  @BeforeEach
  void start() throws IOException {
    api = RecordsApi.start(Contractings.all(1, 3, DAY, 6));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static FetchPolicy policy(int attempts) {
    return policy(attempts, Duration.ofSeconds(20));
  }

  private static FetchPolicy policy(int attempts, Duration timeout) {
    return new FetchPolicy(
        1000, timeout, attempts, Duration.ofMillis(1), Duration.ofMillis(5), 1 << 20, 2);
  }

  private static Request request(int modality) {
    return new Request(
        "/consulta/v1/contratacoes/publicacao",
        new TreeMap<>(
            Map.of(
                "dataInicial", "20260620",
                "dataFinal", "20260620",
                "codigoModalidadeContratacao", Integer.toString(modality),
                "pagina", "1",
                "tamanhoPagina", "50")));
  }

  private Optional<FetchedPage> get(ApiClient client, Request request)
      throws FetchException, InterruptedException {
    return client.get(
        api.endpoint(),
        request,
        body ->
            new FetchedPage(body, new PncpSource().pages().read(RecordJson.read(body), request)),
        counter);
  }

  private FetchException failure(ApiClient client, Request request) {
    return assertThrows(FetchException.class, () -> get(client, request));
  }

  @Test
  void givesTheBodyAsItCameAndWhatItSays() throws Exception {
    Optional<FetchedPage> page = get(new ApiClient(policy(1)), request(6));
    assertThat(page.orElseThrow().content().records(), hasSize(3));
    assertThat(
        RecordJson.read(page.get().body()).path("data").get(0),
        equalTo((Object) Contractings.of(1, DAY, 6)));
  }

  @Test
  void statusWithoutContentIsNothing() throws Exception {
    assertThat(get(new ApiClient(policy(1)), request(7)), is(Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mishap.class,
      names = {
        "BUSY",
        "BUSY_FOR_A_SECOND",
        "ERROR_JSON",
        "ERROR_TEXT",
        "INVALID_JSON",
        "NO_PAGE",
        "EMPTY",
        "TRUNCATED",
        "CUT_CHUNKED"
      })
  void asksAgainForWhatMayPass(Mishap mishap) throws Exception {
    api.mishaps(Mishaps.none().onCall(1, mishap));
    ApiClient client = new ApiClient(policy(3));
    assertThat(get(client, request(6)).orElseThrow().content().records(), hasSize(3));
    assertThat(api.calls(), hasSize(2));
    assertThat(client.requests(), is(2L));
    assertThat(counter.sum(), is(2L));
  }

  /** Java itself opens a connection once more that ends before its answer begins. */
  @Test
  void asksAgainWhenTheConnectionEnds() throws Exception {
    api.mishaps(Mishaps.none().when(call -> call.number() <= 2, Mishap.DROPPED));
    ApiClient client = new ApiClient(policy(3));
    assertThat(get(client, request(6)).orElseThrow().content().records(), hasSize(3));
    assertThat(api.calls(), hasSize(3));
    assertThat(client.requests(), is(2L));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mishap.class,
      names = {"STALL", "STALLED_BODY"})
  void asksAgainWhenAnAnswerStalls(Mishap mishap) throws Exception {
    api.mishaps(Mishaps.none().onCall(1, mishap));
    ApiClient client = new ApiClient(policy(3, Duration.ofMillis(700)));
    assertThat(get(client, request(6)).orElseThrow().content().records(), hasSize(3));
    assertThat(api.calls(), hasSize(2));
  }

  @Test
  void givesUpAfterAllTries() {
    api.mishaps(Mishaps.none().onModality(6, Mishap.ERROR_JSON));
    FetchException failure = failure(new ApiClient(policy(4)), request(6));
    assertThat(api.calls(), hasSize(4));
    assertThat(failure.code(), is(FailureCode.FETCH));
    assertThat(failure.isOutage(), is(true));
    assertThat(
        failure.getMessage(),
        allOf(
            containsString("Cannot fetch " + api.endpoint() + "/consulta/v1/contratacoes"),
            containsString("pagina=1"),
            containsString("status 500: '{\"status\":500"),
            containsString("(try 4)"),
            containsString("run again later")));
  }

  @Test
  void saysWhatKindOfFailureItIs() {
    Map<Mishap, FailureCode> codes =
        Map.of(
            Mishap.INVALID_JSON, FailureCode.PARSE,
            Mishap.NO_PAGE, FailureCode.PARSE,
            Mishap.EMPTY, FailureCode.FETCH,
            Mishap.BUSY, FailureCode.FETCH,
            Mishap.TRUNCATED, FailureCode.FETCH);
    codes.forEach(
        (mishap, code) -> {
          api.mishaps(Mishaps.none().onModality(6, mishap));
          assertThat(
              mishap.toString(), failure(new ApiClient(policy(2)), request(6)).code(), is(code));
        });
  }

  @Test
  void aStallIsATimeout() {
    api.mishaps(Mishaps.none().onModality(6, Mishap.STALLED_BODY));
    FetchException failure = failure(new ApiClient(policy(1, Duration.ofMillis(300))), request(6));
    assertThat(failure.code(), is(FailureCode.TIMEOUT));
    assertThat(failure.getMessage(), containsString("within 0.3s"));
  }

  @Test
  void doesNotAskAgainWhenItIsRefused() {
    api.mishaps(Mishaps.none().onModality(6, Mishap.NOT_FOUND));
    FetchException failure = failure(new ApiClient(policy(5)), request(6));
    assertThat(api.calls(), hasSize(1));
    assertThat(failure.isOutage(), is(false));
    assertThat(failure.getMessage(), containsString("status 404: '{\"message\":\"not here\"}'"));
  }

  @Test
  void messagesAreOneLineOfVisibleCharacters() {
    api.mishaps(Mishaps.none().onModality(6, Mishap.BUSY));
    String message = failure(new ApiClient(policy(1)), request(6)).getMessage();
    assertThat(message, containsString("'<html> <head> <meta charset"));
    assertThat(message.chars().filter(Character::isISOControl).count(), is(0L));
    assertThat(message.length(), lessThan(500));
  }

  @Test
  void largeAnswersAreNotTakenIn() {
    FetchPolicy small =
        new FetchPolicy(
            1000, Duration.ofSeconds(20), 3, Duration.ofMillis(1), Duration.ofMillis(5), 1000, 1);
    FetchException failure = failure(new ApiClient(small), request(6));
    assertThat(failure.code(), is(FailureCode.LIMIT));
    assertThat(failure.getMessage(), containsString("larger than 1000 bytes"));
    assertThat(api.calls(), hasSize(1));
  }

  @Test
  void largeErrorPagesAreErrorsAllTheSame() {
    FetchPolicy small =
        new FetchPolicy(
            1000, Duration.ofSeconds(20), 1, Duration.ofMillis(1), Duration.ofMillis(5), 10, 1);
    api.mishaps(Mishaps.none().onCall(1, Mishap.BUSY));
    assertThat(
        failure(new ApiClient(small), request(6)).getMessage(), containsString("status 429"));
  }

  @Test
  void followsRedirectsOnTheSameHost() throws Exception {
    api.mishaps(Mishaps.none().onCall(1, Mishap.REDIRECT));
    ApiClient client = new ApiClient(policy(1));
    assertThat(get(client, request(6)).orElseThrow().content().records(), hasSize(3));
    assertThat(client.requests(), is(2L));
  }

  @Test
  void doesNotFollowRedirectsElsewhere() {
    api.mishaps(Mishaps.none().onCall(1, Mishap.REDIRECT_ELSEWHERE));
    FetchException failure = failure(new ApiClient(policy(3)), request(6));
    assertThat(failure.getMessage(), containsString("leads to another host, elsewhere.invalid"));
    assertThat(api.calls(), hasSize(1));
  }

  @Test
  void redirectsEndSometime() {
    api.mishaps(Mishaps.none().onModality(6, Mishap.REDIRECT));
    FetchException failure = failure(new ApiClient(policy(3)), request(6));
    assertThat(failure.getMessage(), containsString("redirected more than 5 times"));
    assertThat(api.calls(), hasSize(6));
  }

  @Test
  void waitsAsLongAsTheServerAsksButNotLongerThanThePolicy() throws Exception {
    api.mishaps(Mishaps.none().onCall(1, Mishap.BUSY_FOR_A_SECOND));
    FetchPolicy patient =
        new FetchPolicy(
            1000,
            Duration.ofSeconds(20),
            2,
            Duration.ofMillis(1),
            Duration.ofMillis(300),
            1 << 20,
            1);
    assertThat(get(new ApiClient(patient), request(6)).isPresent(), is(true));
    long pause = api.calls().get(1).atNanos() - api.calls().get(0).atNanos();
    assertThat(Duration.ofNanos(pause), greaterThanOrEqualTo(Duration.ofMillis(300)));
  }

  @Test
  void allThreadsTogetherKeepToTheRateAndTriesCount() throws Exception {
    api.mishaps(Mishaps.none().share(7, Mishap.ERROR_JSON, 0.3));
    FetchPolicy slow =
        new FetchPolicy(
            50, Duration.ofSeconds(20), 9, Duration.ofMillis(1), Duration.ofMillis(2), 1 << 20, 4);
    ApiClient client = new ApiClient(slow);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int n = 0; n < 4; n++) {
                    assertThat(get(client, request(6)).isPresent(), is(true));
                  }
                } catch (FetchException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<ApiCall> calls = api.calls();
    assertThat(calls.size(), greaterThanOrEqualTo(17));
    assertThat(client.requests(), is((long) calls.size()));
    // The first call may be late itself, never the last one early.
    long span = calls.get(calls.size() - 1).atNanos() - calls.get(0).atNanos();
    assertThat(
        Duration.ofNanos(span),
        greaterThanOrEqualTo(Duration.ofMillis(20L * (calls.size() - 1) - 100)));
  }

  @Test
  void endsWhenItIsInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    api.before(call -> asked.countDown());
    api.mishaps(Mishaps.none().onModality(6, Mishap.STALL));
    AtomicReference<Throwable> end = new AtomicReference<>();
    ApiClient client = new ApiClient(policy(5));
    Thread thread =
        new Thread(
            () -> {
              try {
                Optional<FetchedPage> unused = get(client, request(6));
              } catch (FetchException | InterruptedException e) {
                end.set(e);
              }
            });
    thread.start();
    asked.await();
    thread.interrupt();
    thread.join();
    assertThat(end.get() instanceof InterruptedException, is(true));
    assertThat(api.calls(), hasSize(1));
  }

  @Test
  void nobodyThereIsAnOutage() throws Exception {
    URI gone;
    try (ServerSocket socket = new ServerSocket(0)) {
      gone = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    ApiClient client = new ApiClient(policy(3));
    FetchException failure =
        assertThrows(
            FetchException.class, () -> client.get(gone, request(6), body -> body, counter));
    assertThat(failure.code(), is(FailureCode.FETCH));
    assertThat(failure.isOutage(), is(true));
    assertThat(failure.getMessage(), containsString("the connection failed: "));
    assertThat(counter.sum(), is(3L));
  }

  @Test
  void secretsAreNotShown() {
    Request request = request(6).with("token", "s3cr3t&x").with("codigoModalidadeContratacao", "");
    String message = failure(new ApiClient(policy(1)), request).getMessage();
    assertThat(message, containsString("token=***"));
    assertThat(message, not(containsString("s3cr3t")));
  }

  @Test
  void aDefectOfTheReaderIsSaidToBeOne() {
    ApiClient client = new ApiClient(policy(3));
    FetchException failure =
        assertThrows(
            FetchException.class,
            () ->
                client.get(
                    api.endpoint(),
                    request(6),
                    body -> {
                      throw new IllegalStateException("oops");
                    },
                    counter));
    assertThat(failure.code(), is(FailureCode.INTERNAL));
    assertThat(api.calls(), hasSize(1));
  }
}
