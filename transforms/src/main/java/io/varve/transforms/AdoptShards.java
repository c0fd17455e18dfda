package io.varve.transforms;

import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.ShardAdoption;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Takes over the shards that dead runs finished. Retries write under other names, as extraction
 * does. Waits for the gate.
 */
public final class AdoptShards extends PTransform<PCollection<Adoption>, PCollection<ShardWork>> {

  private static final long serialVersionUID = 1;

  private final WorkSettings settings;
  private final Gate gate;

  public AdoptShards(WorkSettings settings, Gate gate) {
    this.settings = settings;
    this.gate = gate;
  }

  @Override
  public PCollection<ShardWork> expand(PCollection<Adoption> adoptions) {
    return adoptions
        .apply(
            "ByShard",
            WithKeys.<String, Adoption>of(adoption -> adoption.finished().line())
                .withKeyType(TypeDescriptors.strings()))
        .apply("Shards", GroupByKey.create())
        .apply("Adopt", ParDo.of(new AdoptFn(settings, gate)).withSideInputs(gate.view()));
  }

  private static final class AdoptFn extends DoFn<KV<String, Iterable<Adoption>>, ShardWork> {
    private static final long serialVersionUID = 1;

    private final WorkSettings settings;
    private final Gate gate;

    AdoptFn(WorkSettings settings, Gate gate) {
      this.settings = settings;
      this.gate = gate;
    }

    @ProcessElement
    public void adopt(ProcessContext c) throws IOException {
      if (!gate.isOpen(c)) {
        return;
      }
      List<Adoption> adoptions = new ArrayList<>();
      c.element().getValue().forEach(adoptions::add);
      c.output(new ShardAdoption(settings).adopt(adoptions));
    }
  }
}
