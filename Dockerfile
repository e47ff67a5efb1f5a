# hugolint without Hugo and without Node; git is what tells it which files are new.
#
#   docker run --rm -v "$PWD:/site" hugolint check

FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY hugolint hugolint
COPY rules rules
RUN python -m venv /opt/hugolint && /opt/hugolint/bin/pip install --no-cache-dir .

FROM python:3.13-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    # The site belongs to somebody else than the user in here; nothing that its repository names is run.
    && git config --system --add safe.directory '*'
COPY --from=build /opt/hugolint /opt/hugolint
ENV PATH=/opt/hugolint/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER 1000:1000
WORKDIR /site
ENTRYPOINT ["hugolint"]
CMD ["check"]
