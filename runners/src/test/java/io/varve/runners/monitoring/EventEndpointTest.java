package io.varve.runners.monitoring;

import static io.varve.runners.monitoring.SomeRuns.RUN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import io.varve.runners.monitoring.LineageServer.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events over HTTP, also to servers that do not do what they should. */
final class EventEndpointTest {

  private static final RunEvent EVENT = new LineageEvents("varve", "1.2.3").started(RUN);

  @Test
  void sendsOneRequestToTheUsualPath() throws Exception {
    try (LineageServer server = LineageServer.answering(201)) {
      endpoint(server.address(), Optional.empty()).send(EVENT);
      assertThat(server.requests(), hasSize(1));
      Request request = server.requests().get(0);
      assertThat(request.method(), is("POST"));
      assertThat(request.path(), is("/api/v1/lineage"));
      assertThat(request.authorization(), is(Optional.empty()));
      assertThat(request.body(), is(OpenLineageClientUtils.toJson(EVENT)));
    }
  }

  @Test
  void keepsAPathAndSendsTheKey() throws Exception {
    try (LineageServer server = LineageServer.answering(200)) {
      endpoint(server.address() + "/my/path?x=y", Optional.of("secret")).send(EVENT);
      Request request = server.requests().get(0);
      assertThat(request.path(), is("/my/path?x=y"));
      assertThat(request.authorization(), is(Optional.of("Bearer secret")));
    }
  }

  @Test
  void aRefusalIsItsStatus() throws Exception {
    try (LineageServer server = LineageServer.answering(500)) {
      assertThat(reason(server.address()), is("the answer was HTTP 500."));
    }
  }

  @Test
  void aServerThatHangsIsLeft() throws Exception {
    try (LineageServer server = LineageServer.hanging()) {
      EventEndpoint endpoint =
          new EventEndpoint(URI.create(server.address()), Optional.empty(), Duration.ofMillis(300));
      IOException thrown = assertThrows(IOException.class, () -> endpoint.send(EVENT));
      // Whichever of the two limits is met first.
      assertThat(
          thrown.getMessage(),
          thrown.getMessage().equals("no answer after 0.3 s.")
              || thrown.getMessage().contains("timed out"),
          is(true));
    }
  }

  /** No single step of it takes long, so only the limit of the whole ends it. */
  @Test
  void anAnswerThatDoesNotEndIsLeft() throws Exception {
    try (LineageServer server = LineageServer.dripping()) {
      EventEndpoint endpoint =
          new EventEndpoint(URI.create(server.address()), Optional.empty(), Duration.ofMillis(500));
      IOException thrown = assertThrows(IOException.class, () -> endpoint.send(EVENT));
      assertThat(thrown.getMessage(), is("no answer after 0.5 s."));
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    String address;
    try (LineageServer server = LineageServer.answering(200)) {
      address = server.address();
    }
    assertThat(reason(address), containsString("refused"));
  }

  private static EventEndpoint endpoint(String address, Optional<String> key) {
    return new EventEndpoint(URI.create(address), key, Duration.ofSeconds(30));
  }

  private static String reason(String address) {
    return assertThrows(IOException.class, () -> endpoint(address, Optional.empty()).send(EVENT))
        .getMessage();
  }
}
