package io.varve.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.varve.io.model.Labelled;
import java.io.IOException;

/** Writes enums that have a label by it, and reads them back. */
final class LabelModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  LabelModule() {
    addSerializer(new ByLabel());
    setDeserializers(new Labels());
  }

  private static final class ByLabel extends StdSerializer<Labelled> {
    private static final long serialVersionUID = 1;

    ByLabel() {
      super(Labelled.class);
    }

    @Override
    public void serialize(Labelled value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.label());
    }
  }

  private static final class Labels extends SimpleDeserializers {
    private static final long serialVersionUID = 1;

    @Override
    public JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription description) {
      return Labelled.class.isAssignableFrom(type)
          ? new FromLabel(config.constructType(type))
          : null;
    }
  }

  private static final class FromLabel extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1;

    FromLabel(JavaType type) {
      super(type);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String label = in.getText();
      for (Object constant : handledType().getEnumConstants()) {
        if (((Labelled) constant).label().equals(label)) {
          return constant;
        }
      }
      return context.handleWeirdStringValue(handledType(), label, "not one of its labels");
    }
  }
}
