package chat.klatch.server.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Objects for Kubernetes, read by its own types: a field that they do not have is refused, and said. */
final class Manifests {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream
            .<Class<? extends HasMetadata>>of(ConfigMap.class, Namespace.class, Secret.class, Service.class,
                    ServiceAccount.class, Deployment.class, StatefulSet.class, Ingress.class, NetworkPolicy.class,
                    PodDisruptionBudget.class)
            .collect(Collectors.toMap(kind -> HasMetadata.getApiVersion(kind) + " " + HasMetadata.getKind(kind),
                    kind -> kind));

    /** The types would keep what they do not know for themselves. */
    private static final class Strict extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated setter) {
            return false;
        }
    }

    private static final ObjectMapper READER = new ObjectMapper().setAnnotationIntrospector(new Strict());

    private Manifests() {
    }

    /** Every object in a file of one or several. */
    static List<HasMetadata> read(String yaml) {
        var all = new ArrayList<HasMetadata>();
        for (Object one : new Yaml().loadAll(yaml)) {
            JsonNode tree = READER.valueToTree(one);
            var kind = tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
            var type = KINDS.get(kind);
            if (type == null) {
                throw new IllegalArgumentException("not one of ours: " + kind);
            }
            all.add(READER.convertValue(tree, type));
        }
        return all;
    }

    /** The one of this type and name. */
    static <T extends HasMetadata> T one(List<HasMetadata> all, Class<T> type, String name) {
        return all.stream().filter(type::isInstance).map(type::cast)
                .filter(object -> object.getMetadata().getName().equals(name)).reduce((_, _) -> {
                    throw new AssertionError("two of " + name);
                }).orElseThrow();
    }
}
