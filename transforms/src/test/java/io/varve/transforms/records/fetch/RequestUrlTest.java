package io.varve.transforms.records.fetch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.transforms.records.source.Request;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUrlTest {

  private static Request request(Map<String, String> parameters) {
    return new Request("/v1/a%20b", new TreeMap<>(parameters));
  }

  @Test
  void parametersAreEncodedAndPathsAreNotEncodedAgain() {
    assertThat(
        new RequestUrl(URI.create("https://h/api/"), request(Map.of("b", "x y&z=ç", "a", "1+1")))
            .uri(),
        is(URI.create("https://h/api/v1/a%20b?a=1%2B1&b=x%20y%26z%3D%C3%A7")));
  }

  @Test
  void withoutParametersThereIsNoQuestionMark() {
    assertThat(
        new RequestUrl(URI.create("http://h"), request(Map.of())).toString(),
        is("http://h/v1/a%20b"));
  }

  @Test
  void secretsAreAskedWithButNotShown() {
    RequestUrl url =
        new RequestUrl(URI.create("http://h"), request(Map.of("access_token", "a b", "x", "1")));
    assertThat(url.uri().getQuery(), is("access_token=a b&x=1"));
    assertThat(url.toString(), is("http://h/v1/a%20b?access_token=***&x=1"));
    assertThat(url.clean("no a b, no a%20b"), is("no ***, no ***"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://h/", "h", "http:///x", "http://u@h/", "http://h/?a=1", "http://h/#x"})
  void otherAddressesAreRefused(String endpoint) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> RequestUrl.checkEndpoint(URI.create(endpoint)));
    assertThat(refusal.getMessage(), startsWith("Invalid --endpoint: "));
  }

  @Test
  void messagesShowOneLineOfWhatIsVisible() {
    assertThat(Excerpt.of(" a\u0000\n\tb\u202Ec\u001b[0m "), is("a b c [0m"));
    assertThat(Excerpt.of("x".repeat(200)), is("x".repeat(100) + "…"));
    assertThat(Excerpt.of("x".repeat(100)), is("x".repeat(100)));
    assertThat(Excerpt.of(new byte[0]), is(""));
  }
}
