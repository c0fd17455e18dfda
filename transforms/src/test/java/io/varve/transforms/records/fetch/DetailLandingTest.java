package io.varve.transforms.records.fetch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.FailureCode;
import io.varve.io.run.RawFiles;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.detail.DetailQuestion;
import io.varve.transforms.records.detail.FetchedDetails;
import io.varve.transforms.records.detail.LandedDetails;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.page.PageBytes;
import io.varve.transforms.records.pncp.PncpSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetailLandingTest {

  private Storage storage;
  private RecordsApi api;

  @BeforeEach
  void start() throws IOException {
    InMemoryStorage.forget("details");
    storage = InMemoryStorage.named("details");
    api = RecordsApi.start(Contractings.all(1, 250, Quick.DAY, 6));
    api.details(
        Contractings.id(2),
        "itens",
        IntStream.rangeClosed(1, 230).mapToObj(Contractings::item).toList());
    api.details(Contractings.id(2), "arquivos", List.of(Contractings.document(1)));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static List<DetailQuestion> questions(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(number -> new DetailQuestion(Contractings.id(number), "sha256:" + number))
        .toList();
  }

  private LandedDetails land(List<DetailQuestion> questions)
      throws IOException, InterruptedException {
    return new DetailLanding(
            new RawFiles(storage),
            new PncpSource().details().orElseThrow(),
            api.endpoint(),
            Quick.policy(2),
            LandingProgress.NONE)
        .land("run-1", questions);
  }

  private static List<FetchedDetails> all(LandedDetails landed) throws IOException {
    List<FetchedDetails> all = new ArrayList<>();
    for (String batch : landed.batches()) {
      all.addAll(landed.read(batch));
    }
    return all;
  }

  @Test
  void asksForAllPagesOfAllParts() throws Exception {
    List<FetchedDetails> all = all(land(questions(1, 3)));
    assertThat(all.stream().map(FetchedDetails::question).toList(), is(questions(1, 3)));
    assertThat(all.get(0).parts().get("itens"), is(empty()));
    assertThat(all.get(1).parts().keySet(), is(Set.of("itens", "arquivos")));
    assertThat(
        all.get(1).parts().get("itens"),
        is(IntStream.rangeClosed(1, 230).mapToObj(Contractings::item).toList()));
    assertThat(all.get(1).parts().get("arquivos"), is(List.of(Contractings.document(1))));
    assertThat(api.calls(), hasSize(2 + 4 + 2));
  }

  @Test
  void numbersStayAsTheyWereWritten() throws Exception {
    JsonNode exact = RecordJson.read("{\"numeroItem\":1,\"valorTotal\":10000.00,\"q\":1E+2}");
    api.details(Contractings.id(1), "itens", List.of(exact));
    List<FetchedDetails> all = all(land(questions(1, 1)));
    assertThat(RecordJson.text(all.get(0).parts().get("itens").get(0)), is(RecordJson.text(exact)));
    assertThat(RecordJson.text(exact), containsString("10000.00"));
  }

  @Test
  void halfAnAnswerIsAFailure() throws Exception {
    api.mishaps(
        Mishaps.none()
            .when(call -> call.path().endsWith("/2/itens") && call.page() == 3, Mishap.ERROR_JSON));
    List<FetchedDetails> all = all(land(questions(1, 3)));
    assertThat(all.get(1).failure().orElseThrow().code(), is(FailureCode.FETCH));
    assertThat(all.get(1).parts().isEmpty(), is(true));
    assertThat(all.get(2).failure(), is(Optional.empty()));
  }

  @Test
  void anIdThatCannotBeAskedIsAFailureOfItsOwn() throws Exception {
    List<FetchedDetails> all =
        all(land(List.of(new DetailQuestion("nonsense", "h"), questions(1, 1).get(0))));
    assertThat(all.get(0).failure().orElseThrow().code(), is(FailureCode.INTERNAL));
    assertThat(all.get(1).failure(), is(Optional.empty()));
  }

  @Test
  void batchesAreKeptAndNotAskedForAgain() throws Exception {
    LandedDetails landed = land(questions(1, 250));
    assertThat(
        landed.batches(),
        is(
            List.of(
                "raw/run-1/details-00001.jsonl.gz",
                "raw/run-1/details-00002.jsonl.gz",
                "raw/run-1/details-00003.jsonl.gz")));
    storage.delete("raw/run-1/details-00002.jsonl.gz");
    api.forgetCalls();
    LandedDetails again = land(questions(1, 250));
    assertThat(api.calls(), hasSize(2 * 100));
    assertThat(
        Set.copyOf(all(again).stream().map(FetchedDetails::question).toList()),
        is(Set.copyOf(questions(1, 250))));
  }

  @Test
  void anApiThatIsDownIsNotAskedForHours() throws Exception {
    api.mishaps(Mishaps.none().when(call -> true, Mishap.ERROR_TEXT));
    List<FetchedDetails> all = all(land(questions(1, 150)));
    assertThat(all, hasSize(150));
    assertThat(api.calls().size(), lessThanOrEqualTo((5 + 2) * 2));
    assertThat(all.get(149).failure().orElseThrow().message(), startsWith("not asked: "));
  }

  @Test
  void aBatchThatIsDamagedIsNotBelieved() throws Exception {
    boolean unused =
        storage.createIfAbsent(
            "raw/run-1/details-00001.jsonl.gz",
            PageBytes.pack("{\"id\":7}\n".getBytes(StandardCharsets.UTF_8)));
    DamagedException damage = assertThrows(DamagedException.class, () -> land(questions(1, 1)));
    assertThat(damage.getMessage(), containsString("line 1"));
  }
}
