package chat.klatch.codegen;

import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;

/** One component of a record: its name on the wire, its shape, and whether it may be absent. */
record Field(String name, Shape shape, boolean nullable, boolean sparse) {
    static Field of(RecordComponentElement component) {
        return new Field(component.getSimpleName().toString(), Shape.of(component.asType()),
                component.asType().getAnnotationMirrors().stream()
                        .anyMatch(
                                mark -> mark.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable")),
                marked(component, "Sparse") || marked(component.getAccessor(), "Sparse"));
    }

    private static boolean marked(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mark -> mark.getAnnotationType().asElement().getSimpleName().contentEquals(annotation));
    }

    /** A name for the local variable that no component can have. */
    String local() {
        return name + "_";
    }
}
