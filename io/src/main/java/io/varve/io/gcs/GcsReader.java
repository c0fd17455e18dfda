package io.varve.io.gcs;

import com.google.api.gax.paging.Page;
import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Consumer;

/** Lists and reads the objects of one location. Safe for several threads. */
public final class GcsReader {

  private static final BlobField[] FIELDS = {
    BlobField.NAME,
    BlobField.GENERATION,
    BlobField.SIZE,
    BlobField.UPDATED,
    BlobField.CRC32C,
    BlobField.MD5HASH
  };

  private final Storage client;
  private final GcsLocation location;

  GcsReader(Storage client, GcsLocation location) {
    this.client = client;
    this.location = location;
  }

  /**
   * Returns the reader of a location, without asking whether there is anything.
   *
   * @throws IOException when there are no credentials; the message says what to do
   */
  public static GcsReader of(GcsLocation location) throws IOException {
    return new GcsReader(GcsClients.client(location), location);
  }

  /** Returns what this reads. */
  public GcsLocation location() {
    return location;
  }

  /**
   * Visits the live objects whose names begin with the location's prefix and these characters, once
   * each, page by page.
   *
   * @throws NoSuchBucketException when there is no bucket
   */
  public void list(String start, Consumer<GcsObject> visitor) throws IOException {
    BlobListOption[] options = {
      BlobListOption.prefix(location.prefix() + start), BlobListOption.fields(FIELDS)
    };
    for (var page = page(() -> client.list(location.bucket(), options)); ; ) {
      page.getValues().forEach(blob -> visitor.accept(object(blob)));
      if (!page.hasNextPage()) {
        return;
      }
      var current = page;
      page = page(current::getNextPage);
    }
  }

  /** Tells whether any object's name begins with the location's prefix. */
  public boolean holdsAny() throws IOException {
    BlobListOption[] options = {
      BlobListOption.prefix(location.prefix()), BlobListOption.pageSize(1)
    };
    var page = page(() -> client.list(location.bucket(), options));
    return page.getValues().iterator().hasNext() || page.hasNextPage();
  }

  /** Returns the live object of this name in the bucket, or nothing when there is none. */
  public Optional<GcsObject> find(String name) throws IOException {
    BlobGetOption[] options = {BlobGetOption.fields(FIELDS)};
    Blob blob =
        GcsCalls.about(
            location.uri(name), () -> client.get(BlobId.of(location.bucket(), name), options));
    return Optional.ofNullable(blob).map(this::object);
  }

  /**
   * Returns the bytes of one generation as they are stored, checked against its checksum.
   *
   * @throws NoSuchFileException when this generation is gone
   */
  public byte[] read(GcsObject object) throws IOException {
    byte[] content = read(object, 0, Math.toIntExact(object.sizeBytes()));
    String found = object.checksumOf(content);
    if (!found.equals(object.checksum())) {
      throw new IOException(
          object.uri() + ": read bytes with " + found + ", not " + object.checksum());
    }
    return content;
  }

  /**
   * Returns bytes of one generation, all of which must be there.
   *
   * @throws NoSuchFileException when this generation is gone
   */
  byte[] read(GcsObject object, long position, int length) throws IOException {
    BlobId id = BlobId.of(object.bucket(), object.name(), object.generation());
    try {
      return GcsCalls.uninterrupted(
          () -> {
            // No bytes are no range, but whether the generation is there is asked all the same.
            ByteBuffer bytes = ByteBuffer.allocate(Math.max(length, 1));
            try (ReadChannel channel =
                client.reader(id, BlobSourceOption.shouldReturnRawInputStream(true))) {
              channel.setChunkSize(0);
              channel.seek(position);
              if (length > 0) {
                channel.limit(position + length);
              }
              fill(bytes, channel);
            }
            if (bytes.position() != length) {
              throw new IOException(
                  object.uri() + ": " + bytes.position() + " bytes read, not " + length);
            }
            return length == bytes.capacity() ? bytes.array() : new byte[0];
          });
    } catch (IOException | StorageException e) {
      throw readFailure(object, e);
    }
  }

  private static void fill(ByteBuffer bytes, ReadChannel channel) throws IOException {
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // reads on
    }
  }

  /** Errors while bytes flow come wrapped. */
  private static IOException readFailure(GcsObject object, Exception e) {
    Optional<StorageException> told =
        e instanceof StorageException direct
            ? Optional.of(direct)
            : Optional.ofNullable(e.getCause())
                .filter(StorageException.class::isInstance)
                .map(StorageException.class::cast);
    if (told.filter(s -> s.getCode() == GcsCalls.NOT_FOUND).isPresent()) {
      return new NoSuchFileException(object.uri(), null, "generation " + object.generation());
    }
    return told.map(s -> GcsCalls.failure(object.uri(), s))
        .orElseGet(() -> e instanceof IOException io ? io : new IOException(object.uri(), e));
  }

  private Page<Blob> page(GcsCalls.Call<Page<Blob>> call) throws IOException {
    try {
      return GcsCalls.uninterrupted(call);
    } catch (StorageException e) {
      if (e.getCode() == GcsCalls.NOT_FOUND) {
        throw new NoSuchBucketException(location.bucket(), e);
      }
      throw GcsCalls.failure(location.toString(), e);
    }
  }

  private GcsObject object(Blob blob) {
    return new GcsObject(
        location.bucket(),
        blob.getName(),
        blob.getGeneration(),
        blob.getSize(),
        blob.getUpdateTimeOffsetDateTime().toInstant(),
        blob.getMd5() == null
            ? GcsObject.CRC32C + blob.getCrc32c()
            : GcsObject.MD5 + blob.getMd5());
  }
}
