package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.audit.SnapshotCopies.Copy;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the snapshots and verifies that each follows the one before it, across the gaps that
 * forgotten snapshots leave. Each snapshot has two witnesses, the one after it, which names its
 * hash, and the copy beside the record of its run; where they disagree, the file that the others
 * speak against is named. Not safe for several threads.
 */
final class ChainReader {

  /** So many snapshots missing in one place are named one by one. */
  private static final int MOST_MISSING = 100;

  private final Warehouse warehouse;
  private final Findings findings;
  private final NavigableMap<Long, Stored> found = new TreeMap<>();
  private final Set<Long> changed = new HashSet<>();
  private final Set<Long> confirmed = new HashSet<>();

  ChainReader(Warehouse warehouse, Findings findings) {
    this.warehouse = warehouse;
    this.findings = findings;
  }

  /**
   * The history as far as it can be read.
   *
   * @param kept kept snapshots that can be read, oldest first
   * @param lifecycle what the newest snapshot says of those before it
   * @param newest id of the newest snapshot that there is or was, 0 for none
   * @param newestIntact whether that one can be believed
   * @param readable whether every kept snapshot could be read
   */
  record Chain(
      List<Stored> kept,
      Lifecycle lifecycle,
      long newest,
      boolean newestIntact,
      boolean readable) {}

  /** Reads all snapshots, also those that are forgotten and wait for their end. */
  Chain read() throws IOException {
    List<Long> ids = warehouse.snapshots().ids();
    for (long id : ids) {
      read(id).ifPresent(stored -> found.put(id, stored));
    }
    SnapshotCopies copies = SnapshotCopies.read(warehouse, findings);
    long newest = Math.max(ids.isEmpty() ? 0 : ids.get(ids.size() - 1), copies.newest());
    Lifecycle lifecycle = lifecycle(newest, copies);
    boolean readable =
        ids.stream().allMatch(id -> found.containsKey(id) || lifecycle.isForgotten(id));
    readable &= !checkMissing(ids, newest, lifecycle);
    for (Stored stored : found.descendingMap().values()) {
      check(stored, lifecycle, copies);
    }
    List<Stored> kept = new ArrayList<>(found.values());
    kept.removeIf(stored -> lifecycle.isForgotten(stored.snapshot().id()));
    boolean intact = newest == 0 || (found.containsKey(newest) && !changed.contains(newest));
    return new Chain(kept, lifecycle, newest, intact, readable);
  }

  private Optional<Stored> read(long id) throws IOException {
    try {
      Optional<Stored> stored = warehouse.snapshots().find(id);
      stored.ifPresent(
          s ->
              findings.same(
                  Kind.BROKEN_CHAIN,
                  WarehouseLayout.snapshot(id),
                  "warehouse " + warehouse.id(),
                  "warehouse " + s.snapshot().warehouseId()));
      return stored;
    } catch (DamagedException e) {
      findings.add(Kind.UNREADABLE, e);
    } catch (UnsupportedFormatException e) {
      findings.add(WarehouseLayout.snapshot(id), e);
    }
    return Optional.empty();
  }

  /** When the newest snapshot cannot be read, its copy or an older one still says most of it. */
  private Lifecycle lifecycle(long newest, SnapshotCopies copies) throws IOException {
    Optional<Stored> last = Optional.ofNullable(found.get(newest));
    if (last.isEmpty()) {
      last = copies.snapshot(newest);
    }
    if (last.isEmpty() && !found.isEmpty()) {
      last = Optional.of(found.lastEntry().getValue());
    }
    return last.map(stored -> stored.snapshot().lifecycle()).orElse(Lifecycle.EMPTY);
  }

  /** A file of any name may lie there, so the ids between two files may be very many. */
  private boolean checkMissing(List<Long> ids, long newest, Lifecycle lifecycle) {
    boolean missing = false;
    long next = 1;
    for (long id : ids) {
      missing |= checkMissing(next, id - 1, lifecycle);
      next = id == Long.MAX_VALUE ? id : id + 1;
    }
    boolean atTheEnd = next < Long.MAX_VALUE && checkMissing(next, newest, lifecycle);
    return missing || atTheEnd;
  }

  private boolean checkMissing(long first, long last, Lifecycle lifecycle) {
    int named = 0;
    for (long id = first; id <= last; id++) {
      Optional<Forgotten> gap = lifecycle.gapWith(id);
      if (gap.isPresent()) {
        id = gap.get().last();
      } else if (++named > MOST_MISSING) {
        String place = WarehouseLayout.snapshot(id) + " to " + last;
        findings.add(Kind.MISSING_FILE, place, "snapshots", "no such files");
        return true;
      } else {
        findings.add(Kind.MISSING_FILE, WarehouseLayout.snapshot(id), "a snapshot", "no such file");
      }
    }
    return named > 0;
  }

  /** Later snapshots are checked before, so that it is known whether their word counts. */
  private void check(Stored stored, Lifecycle lifecycle, SnapshotCopies copies) {
    long id = stored.snapshot().id();
    Optional<Copy> copy = copies.of(id);
    boolean likeCopy = copy.map(Copy::sha256).equals(Optional.of(stored.sha256()));
    Optional<Link> link = linkTo(id, lifecycle);
    boolean named = link.flatMap(Link::parent).equals(Optional.of(stored.asParent()));
    boolean believed = link.isPresent() && !changed.contains(link.get().by());
    if (likeCopy && (named || link.isEmpty())) {
      confirmed.add(id);
    } else if (named && believed) {
      confirmed.add(id);
      copy.ifPresent(c -> blame(c.path(), stored.sha256(), "its original", c.sha256()));
    } else if (link.isPresent() && !named && believed && likeCopy && !isConfirmed(link.get())) {
      blame(found.get(link.get().by()), stored.sha256(), copy.get().path());
    } else if (link.isPresent() && !named && believed) {
      blame(stored, link.get().sha256(), link.get().place());
    } else if (copy.isPresent() && !likeCopy) {
      blame(stored, copy.get().sha256(), copy.get().path());
    } else if (link.isPresent() && !named && !likeCopy) {
      blame(stored, link.get().sha256(), link.get().place());
    }
  }

  private boolean isConfirmed(Link link) {
    return confirmed.contains(link.by());
  }

  private void blame(Stored stored, String expected, String witness) {
    changed.add(stored.snapshot().id());
    String path = WarehouseLayout.snapshot(stored.snapshot().id());
    blame(path, expected, witness, stored.sha256());
  }

  private void blame(String path, String expected, String witness, String found) {
    findings.add(
        Kind.BROKEN_CHAIN, path, "a file with " + expected + ", as told by " + witness, found);
  }

  /** Returns what the next snapshot, or the gap that follows, says of a snapshot. */
  private Optional<Link> linkTo(long id, Lifecycle lifecycle) {
    Stored child = found.get(id + 1);
    if (child != null) {
      String place = WarehouseLayout.snapshot(id + 1);
      return Optional.of(new Link(id + 1, place, child.snapshot().parent()));
    }
    return lifecycle
        .gapWith(id + 1)
        .filter(gap -> gap.first() == id + 1)
        .map(gap -> new Link(found.lastKey(), "the forgotten ones after it", gap.parent()));
  }

  /** Who says what of a snapshot. */
  private record Link(long by, String place, Optional<Parent> parent) {
    String sha256() {
      return parent.map(Parent::sha256).orElse("no hash");
    }
  }
}
