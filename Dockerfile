# Cairn in a container. Keep the database outside of it: a volume on /data, or DATABASE_URL to a Postgres.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    HOST=0.0.0.0 \
    DATABASE_URL=sqlite:////data/cairn.db

RUN useradd --create-home --uid 10001 cairn \
    && install --directory --owner=cairn --group=cairn /data

# First what seldom changes. One lock holds everything, what tests need included.
COPY requirements.lock /app/
RUN pip install --require-hashes --requirement /app/requirements.lock

COPY . /app
RUN pip install --no-deps --no-build-isolation --editable /app

USER cairn
WORKDIR /data
VOLUME /data
EXPOSE 3000

CMD ["sh", "-c", "cairn migrate && exec cairn run"]
