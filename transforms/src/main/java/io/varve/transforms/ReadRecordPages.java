package io.varve.transforms;

import io.varve.transforms.records.page.RecordPage;
import io.varve.transforms.records.plan.PageReading;
import io.varve.transforms.records.plan.RecordSettings;
import io.varve.transforms.records.plan.Seen;
import java.io.IOException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Reads all pages of a run, many at a time, and tells what stands on them. */
public final class ReadRecordPages extends PTransform<PBegin, PCollection<Seen>> {

  private static final long serialVersionUID = 1;
  private static final int BUCKETS = 16;

  private final RecordSettings settings;

  public ReadRecordPages(RecordSettings settings) {
    this.settings = settings;
  }

  @Override
  public PCollection<Seen> expand(PBegin begin) {
    return begin
        .apply("Begin", Create.of(""))
        .apply("ListPages", ParDo.of(new ListFn(settings)))
        .apply("Spread", Reshuffle.<RecordPage>viaRandomKey().withNumBuckets(BUCKETS))
        .apply("ReadPages", ParDo.of(new ReadFn(settings)));
  }

  private static final class ListFn extends DoFn<String, RecordPage> {
    private static final long serialVersionUID = 1;

    private final RecordSettings settings;

    ListFn(RecordSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void list(OutputReceiver<RecordPage> out) throws IOException {
      settings.pages().list().forEach(out::output);
    }
  }

  private static final class ReadFn extends DoFn<RecordPage, Seen> {
    private static final long serialVersionUID = 1;

    private final RecordSettings settings;
    private transient PageReading reading;

    ReadFn(RecordSettings settings) {
      this.settings = settings;
    }

    @Setup
    public void setup() {
      reading = new PageReading(settings);
    }

    @ProcessElement
    public void read(@Element RecordPage page, OutputReceiver<Seen> out) throws IOException {
      reading.read(page, out::output);
    }
  }
}
