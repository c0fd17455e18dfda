package io.varve.transforms.records.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.location.InvalidLocationException;
import io.varve.io.model.FailureCode;
import io.varve.io.run.RawFiles;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storages;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.fetch.Landing;
import io.varve.transforms.records.fetch.LandingProgress;
import io.varve.transforms.records.fetch.Quick;
import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPagesTest {

  private static final String PAGE = "{\"data\":[{\"a\":1},{\"a\":2}]}";

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() throws IOException {
    storage = Storages.open(folder.resolve("w").toString());
  }

  private static FolderPages pages(Path folder) {
    return new FolderPages(
        new InputScope(folder.toString(), "", Selection.everything()), new PncpSource().pages());
  }

  private LandedRun land(String run, EarlierListings earlier, List<Listing> listings)
      throws IOException, InterruptedException {
    try (RecordsApi api = RecordsApi.start(Contractings.all(1, 25, Quick.DAY, 6))) {
      return new Landing(
              new RawFiles(storage),
              new PncpSource(),
              api.endpoint(),
              Quick.policy(2),
              earlier,
              LandingProgress.NONE)
          .land(run, listings, 0);
    }
  }

  private LandedRun land() throws IOException, InterruptedException {
    return land("run-1", EarlierListings.NONE, List.of(Quick.listing(Quick.DAY, 6)));
  }

  private Path raw(String path) {
    return folder.resolve("w/raw").resolve(path);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.createDirectories(to);
        if (Files.isRegularFile(file)) {
          Path target = to.resolve(from.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  private static ExtractionException failure(FolderPages pages, RecordPage page) {
    return assertThrows(ExtractionException.class, () -> pages.read(page));
  }

  private static int records(FolderPages pages) throws IOException, ExtractionException {
    int records = 0;
    for (RecordPage page : pages.list()) {
      records += pages.read(page).records().size();
    }
    return records;
  }

  @Test
  void eachFileIsAPageCompressedOrNot() throws Exception {
    Files.writeString(folder.resolve("b.json"), PAGE);
    Files.write(folder.resolve("a.JSON.GZ"), PageBytes.pack(PAGE.getBytes(StandardCharsets.UTF_8)));
    Files.writeString(folder.resolve("notes.txt"), "no page");
    FolderPages pages = pages(folder);
    assertThat(
        pages.list().stream().map(RecordPage::name).toList(), is(List.of("a.JSON.GZ", "b.json")));
    assertThat(pages.list().get(1).uri(), endsWith("/b.json"));
    assertThat(pages.list().get(1).observedAt(), is(Optional.<Instant>empty()));
    assertThat(records(pages), is(4));
    assertThat(pages.asked(), hasSize(0));
  }

  @Test
  void theFolderOfARunIsReplayedWithTheTimesOfItsAnswers() throws Exception {
    LandedRun run = land();
    Path copy = folder.resolve("copy");
    copy(raw("run-1"), copy);
    FolderPages pages = pages(copy);
    assertThat(
        pages.list().stream().map(RecordPage::name).toList(),
        is(
            List.of(
                "0001/page-00001.json.gz", "0001/page-00002.json.gz", "0001/page-00003.json.gz")));
    for (RecordPage page : pages.list()) {
      assertThat(page.observedAt(), is(Optional.of(run.listings().get(0).fetchedAt())));
    }
    assertThat(records(pages), is(25));
    assertThat(
        pages.list().stream().map(RecordPage::number).toList(),
        is(IntStream.range(0, 3).boxed().toList()));
  }

  @Test
  void remainsOfAnEarlierTryAreNoPages() throws Exception {
    LandedRun unused = land();
    Files.write(
        raw("run-1/0001/page-00004.json.gz"),
        PageBytes.pack(PAGE.getBytes(StandardCharsets.UTF_8)));
    assertThat(records(pages(raw("run-1"))), is(25));
  }

  @Test
  void aRunThatDiedWhileItAskedIsReplayedAsFarAsItGot() throws Exception {
    LandedRun unused = land();
    Files.delete(raw("run-1/listings.json"));
    FolderPages pages = pages(folder.resolve("w"));
    assertThat(records(pages), is(25));
    assertThat(pages.list().get(0).observedAt().isPresent(), is(true));
  }

  @Test
  void pagesThatWereTakenOverAreFoundWhereTheyAre() throws Exception {
    LandedRun first = land();
    LandedRun unused = land("run-2", listing -> Optional.of(first.listings().get(0)), questions());
    assertThat(records(pages(folder.resolve("w/raw"))), is(50));
    FolderPages alone = pages(raw("run-2"));
    assertThat(alone.list(), hasSize(3));
    ExtractionException missing = failure(alone, alone.list().get(0));
    assertThat(missing.code(), is(FailureCode.FETCH));
    assertThat(missing.getMessage(), containsString("not in the input"));
  }

  private static List<Listing> questions() {
    return List.of(Quick.listing(Quick.DAY, 6));
  }

  @Test
  void aPageThatWasChangedFailsAlone() throws Exception {
    LandedRun unused = land();
    Files.write(
        raw("run-1/0001/page-00002.json.gz"),
        PageBytes.pack(PAGE.getBytes(StandardCharsets.UTF_8)));
    FolderPages pages = pages(raw("run-1"));
    assertThat(pages.read(pages.list().get(0)).records(), hasSize(10));
    ExtractionException changed = failure(pages, pages.list().get(1));
    assertThat(changed.code(), is(FailureCode.DECODE));
    assertThat(changed.getMessage(), containsString("not what was fetched"));
  }

  @Test
  void anAccountThatWasChangedIsNotBelieved() throws Exception {
    LandedRun unused = land();
    Path account = raw("run-1/listings.json");
    Files.writeString(account, Files.readString(account).replace("COMPLETE", "LIMITED"));
    InvalidLocationException refusal =
        assertThrows(InvalidLocationException.class, () -> pages(raw("run-1")).list());
    assertThat(refusal.getMessage(), containsString("listings.json: it was changed"));
  }

  @Test
  void anAccountCannotNameFilesOutsideTheInput() throws Exception {
    Files.writeString(folder.resolve("secret.json"), PAGE);
    LandedRun run = land();
    LandedListing listing = run.listings().get(0);
    LandedPage outside =
        new LandedPage("run-9/../secret.json", 1, 1, listing.pages().get(0).sha256(), 1);
    LandedRun forged =
        new LandedRun(
            1,
            "pncp",
            "run-9",
            "http://x",
            List.of(
                new LandedListing(
                    listing.listing(),
                    listing.fetchedAt(),
                    LandedListing.State.COMPLETE,
                    Optional.empty(),
                    List.of(outside),
                    1,
                    1,
                    1,
                    1)));
    LandedRun unused = new LandedRuns(new RawFiles(storage)).keep(forged);
    FolderPages pages = pages(raw("run-9"));
    assertThat(failure(pages, pages.list().get(0)).code(), is(FailureCode.FETCH));
  }

  @Test
  void anotherListingsFileIsAPageLikeAnyOther() throws Exception {
    Files.writeString(folder.resolve("listings.json"), PAGE);
    assertThat(records(pages(folder)), is(2));
  }

  @Test
  void whatIsNoPageSaysSo() throws Exception {
    Files.writeString(folder.resolve("a.json"), "{\"data\":");
    Files.write(folder.resolve("b.json.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});
    FolderPages pages = pages(folder);
    assertThat(failure(pages, pages.list().get(0)).code(), is(FailureCode.PARSE));
    assertThat(failure(pages, pages.list().get(1)).code(), is(FailureCode.DECODE));
  }

  @Test
  void aSmallFileThatUnpacksToALargeOneIsNotUnpacked() throws Exception {
    byte[] bomb = PageBytes.pack(new byte[1 << 22]);
    assertThat(bomb.length < 10_000, is(true));
    ExtractionException refusal =
        assertThrows(ExtractionException.class, () -> PageBytes.unpack(bomb, 1 << 20));
    assertThat(refusal.code(), is(FailureCode.LIMIT));
    assertThat(PageBytes.unpack(bomb, 1 << 22).length, is(1 << 22));
  }
}
