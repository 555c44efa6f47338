package chat.klatch.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Generates {@code chat.klatch.protocol.codec.Frames} from the records marked {@code @Wire}: those of a sealed family
 * are frames of that family, the others are bodies of HTTP calls. A record that a family permits and nobody marked
 * breaks the build, in the generated switch.
 */
@SupportedAnnotationTypes(FramesGenerator.WIRE)
public final class FramesGenerator extends AbstractProcessor {
    static final String WIRE = "chat.klatch.protocol.codec.Wire";
    private static final String FRAMES = "chat.klatch.protocol.codec.Frames";

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement wire : annotations) {
            generate(round.getElementsAnnotatedWith(wire));
        }
        return false;
    }

    private void generate(Set<? extends Element> marked) {
        Map<String, Map<String, TypeElement>> families = new TreeMap<>();
        List<TypeElement> bodies = new ArrayList<>();
        for (Element element : marked) {
            var type = (TypeElement) element;
            var wireType = wireType(type);
            if (wireType.isEmpty()) {
                bodies.add(type);
            } else {
                families.computeIfAbsent(root(type), _ -> new LinkedHashMap<>()).put(wireType, type);
            }
        }
        write(marked, new FramesSource().write(families, bodies));
    }

    private static String wireType(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .filter(mark -> mark.getAnnotationType().toString().equals(WIRE))
                .flatMap(mark -> mark.getElementValues().values().stream())
                .map(value -> value.getValue().toString()).findFirst().orElse("");
    }

    /** The sealed interface at the top of a record's family. */
    private static String root(TypeElement type) {
        for (TypeMirror parent : type.getInterfaces()) {
            var element = (TypeElement) ((DeclaredType) parent).asElement();
            if (element.getKind() == ElementKind.INTERFACE) {
                return root(element);
            }
        }
        return type.getQualifiedName().toString();
    }

    private void write(Set<? extends Element> marked, String body) {
        try (var in = FramesGenerator.class.getResourceAsStream("Frames.template")) {
            if (in == null) {
                throw new IllegalStateException("Frames.template is not beside its reader");
            }
            var template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var file = processingEnv.getFiler().createSourceFile(FRAMES, marked.toArray(Element[]::new));
            try (var out = file.openWriter()) {
                out.write(template.replace("@members@", body));
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
